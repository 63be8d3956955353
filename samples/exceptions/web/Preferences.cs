// Preferences of acme's customers.
public sealed class Preferences(IDatabase cache)
{
    static string KeyFor(long customer) => $"user:{customer}:preferences";

    public Task Keep(long customer, Choices choices) => cache.StringSetAsync(KeyFor(customer), JsonSerializer.Serialize(choices));

    public Task KeepCatalog(long category, byte[] page) => cache.StringSetAsync($"catalog:{category}", page);
}
