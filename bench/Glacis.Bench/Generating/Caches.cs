// ElastiCache replication groups with their tags (query xml).
namespace Glacis.Bench.Generating;

sealed class Caches : Answers
{
    internal override string Call => "elasticache:DescribeReplicationGroups";

    internal override int PageSize => 100;

    internal override int Share => 50;

    internal override string Page(IReadOnlyList<Thing> things, string more) =>
        $"<DescribeReplicationGroupsResponse xmlns=\"http://elasticache.amazonaws.com/doc/2015-02-02/\">\n  <DescribeReplicationGroupsResult>\n    <ReplicationGroups>{Each(things, Item)}\n    </ReplicationGroups>{(more.Length > 0 ? $"<Marker>{more}</Marker>" : "")}\n  </DescribeReplicationGroupsResult>\n  <ResponseMetadata>\n    <RequestId>{things[0].Dice.Uuid(61)}</RequestId>\n  </ResponseMetadata>\n</DescribeReplicationGroupsResponse>";

    internal override Reply? Further(string call, Thing about) => call == "elasticache:ListTagsForResource"
        ? new($"<ListTagsForResourceResponse xmlns=\"http://elasticache.amazonaws.com/doc/2015-02-02/\">\n  <ListTagsForResourceResult>\n    <TagList>{TagsAs(about, "Tag", "Key", "Value")}</TagList>\n  </ListTagsForResourceResult>\n  <ResponseMetadata>\n    <RequestId>{about.Dice.Uuid(62)}</RequestId>\n  </ResponseMetadata>\n</ListTagsForResourceResponse>")
        : null;

    static string Item(Thing it) => Invariant($"""

              <ReplicationGroup>
                <ReplicationGroupId>{it.Name}</ReplicationGroupId>
                <Description>{it.Name}</Description>
                <GlobalReplicationGroupInfo/>
                <Status>available</Status>
                <PendingModifiedValues/>
                <MemberClusters><ClusterId>{it.Name}-001</ClusterId><ClusterId>{it.Name}-002</ClusterId></MemberClusters>
                <NodeGroups>
                  <NodeGroup>
                    <NodeGroupId>0001</NodeGroupId>
                    <Status>available</Status>
                    <PrimaryEndpoint><Address>{it.Name}.{it.Dice.Hex(6, 63)}.ng.0001.use1.cache.amazonaws.com</Address><Port>6379</Port></PrimaryEndpoint>
                    <ReaderEndpoint><Address>{it.Name}-ro.{it.Dice.Hex(6, 63)}.ng.0001.use1.cache.amazonaws.com</Address><Port>6379</Port></ReaderEndpoint>
                    <NodeGroupMembers>
                      <NodeGroupMember><CacheClusterId>{it.Name}-001</CacheClusterId><CacheNodeId>0001</CacheNodeId><PreferredAvailabilityZone>{it.Site.Region}a</PreferredAvailabilityZone><CurrentRole>primary</CurrentRole></NodeGroupMember>
                      <NodeGroupMember><CacheClusterId>{it.Name}-002</CacheClusterId><CacheNodeId>0001</CacheNodeId><PreferredAvailabilityZone>{it.Site.Region}b</PreferredAvailabilityZone><CurrentRole>replica</CurrentRole></NodeGroupMember>
                    </NodeGroupMembers>
                  </NodeGroup>
                </NodeGroups>
                <SnapshottingClusterId>{it.Name}-002</SnapshottingClusterId>
                <AutomaticFailover>enabled</AutomaticFailover>
                <MultiAZ>enabled</MultiAZ>
                <SnapshotRetentionLimit>1</SnapshotRetentionLimit>
                <SnapshotWindow>05:00-06:00</SnapshotWindow>
                <ClusterEnabled>false</ClusterEnabled>
                <CacheNodeType>cache.t4g.small</CacheNodeType>
                <AuthTokenEnabled>false</AuthTokenEnabled>
                <TransitEncryptionEnabled>true</TransitEncryptionEnabled>
                <AtRestEncryptionEnabled>{(it.Guard == Guard.Nothing ? "false" : "true")}</AtRestEncryptionEnabled>
                <MemberClustersOutpostArns/>{(it.Guard is Guard.ProviderManaged or Guard.Customer ? $"\n                <KmsKeyId>{it.Key}</KmsKeyId>" : "")}
                <ARN>arn:aws:elasticache:{it.Site.Region}:{it.Site.Account}:replicationgroup:{it.Name}</ARN>
                <UserGroupIds/>
                <LogDeliveryConfigurations/>
                <ReplicationGroupCreateTime>{it.Created}</ReplicationGroupCreateTime>
                <DataTiering>disabled</DataTiering>
                <NetworkType>ipv4</NetworkType>
                <IpDiscovery>ipv4</IpDiscovery>
                <TransitEncryptionMode>required</TransitEncryptionMode>
                <ClusterMode>disabled</ClusterMode>
                <Engine>redis</Engine>
              </ReplicationGroup>
        """);
}
