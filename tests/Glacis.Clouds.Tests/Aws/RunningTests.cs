// What software something runs, as the services tell it.
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws;

public sealed class RunningTests
{
    [Theory]
    [InlineData("""{"EngineType":"ACTIVEMQ","EngineVersion":"5.18","AutoMinorVersionUpgrade":true}""", "activemq 5.18 Yes")]
    [InlineData("""{"EngineType":"RabbitMQ","EngineVersion":"3.13","AutoMinorVersionUpgrade":false}""", "rabbitmq 3.13 No")]
    [InlineData("""{"EngineType":"ARTEMIS","EngineVersion":"2.31"}""", "? NotForeseen 2.31 ? NotInAnswer")]
    [InlineData("{}", "? NotInAnswer ? NotInAnswer ? NotInAnswer")]
    [InlineData(null, "? Denied ? Denied ? Denied")]
    public void Brokers(string? broker, string said) => Assert.Equal(said, Said(Reading.One<Glacis.Clouds.Aws.Mq.Versions, Software>("""{"BrokerArn":"arn:b","BrokerId":"b","BrokerName":"queue"}""",
        broker is null ? Further.Denied("DescribeBroker") : new Further("DescribeBroker", broker))));

    [Theory]
    [InlineData("""{"ClusterArn":"arn:k","ClusterType":"PROVISIONED","Provisioned":{"CurrentBrokerSoftwareInfo":{"KafkaVersion":"3.9.0"}}}""", "kafka 3.9.0 NoChoice")]
    [InlineData("""{"ClusterArn":"arn:k","ClusterType":"PROVISIONED"}""", "? NotInAnswer ? NotInAnswer NoChoice")]
    public void Brokers_of_Kafka(string cluster, string said) => Assert.Equal(said, Said(Reading.One<Glacis.Clouds.Aws.Kafka.Versions, Software>(cluster)));

    [Theory]
    [InlineData("""{"ARN":"arn:c","CacheClusterId":"c","Engine":"redis","EngineVersion":"5.0.6","AutoMinorVersionUpgrade":true}""", "redis 5.0.6 Yes")]
    [InlineData("""{"ARN":"arn:c","CacheClusterId":"c","Engine":"valkey","AutoMinorVersionUpgrade":false}""", "valkey ? NotInAnswer No")]
    public void Caches(string cache, string said) => Assert.Equal(said, Said(Reading.One<Glacis.Clouds.Aws.ElastiCache.Versions, Software>(cache)));

    static string Said(Software it) => $"{it.Product.Said()} {it.Version.Said()} {it.Updates.Said()}";
}
