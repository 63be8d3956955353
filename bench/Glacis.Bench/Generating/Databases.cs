// RDS instances in pages of a hundred (query xml).
namespace Glacis.Bench.Generating;

sealed class Databases : Answers
{
    internal override string Call => "rds:DescribeDBInstances";

    internal override int PageSize => 100;

    internal override int Share => 100;

    internal override string Page(IReadOnlyList<Thing> things, string more) =>
        $"<DescribeDBInstancesResponse xmlns=\"http://rds.amazonaws.com/doc/2014-10-31/\">\n  <DescribeDBInstancesResult>\n    <DBInstances>{Each(things, Item)}\n    </DBInstances>{(more.Length > 0 ? $"<Marker>{more}</Marker>" : "")}\n  </DescribeDBInstancesResult>\n  <ResponseMetadata>\n    <RequestId>{things[0].Dice.Uuid(41)}</RequestId>\n  </ResponseMetadata>\n</DescribeDBInstancesResponse>";

    static string Item(Thing it) => Invariant($"""

              <DBInstance>
                <DBInstanceIdentifier>{it.Name}</DBInstanceIdentifier>
                <DBInstanceClass>db.m6g.large</DBInstanceClass>
                <Engine>{it.Dice.Of(42, "mysql", "postgres")}</Engine>
                <DBInstanceStatus>available</DBInstanceStatus>
                <MasterUsername>REDACTED</MasterUsername>
                <Endpoint>
                  <Address>{it.Name}.c9{it.Dice.Hex(10, 43)}.{it.Site.Region}.rds.amazonaws.com</Address>
                  <Port>5432</Port>
                  <HostedZoneId>Z2R2ITUGPM61AM</HostedZoneId>
                </Endpoint>
                <AllocatedStorage>{20 << it.Dice.Below(5, 44)}</AllocatedStorage>
                <InstanceCreateTime>{it.Created}</InstanceCreateTime>
                <PreferredBackupWindow>03:14-03:44</PreferredBackupWindow>
                <BackupRetentionPeriod>7</BackupRetentionPeriod>
                <DBSecurityGroups/>
                <VpcSecurityGroups>
                  <VpcSecurityGroupMembership>
                    <VpcSecurityGroupId>sg-{it.Dice.Hex(17, 45)}</VpcSecurityGroupId>
                    <Status>active</Status>
                  </VpcSecurityGroupMembership>
                </VpcSecurityGroups>
                <DBParameterGroups>
                  <DBParameterGroup>
                    <DBParameterGroupName>default.postgres16</DBParameterGroupName>
                    <ParameterApplyStatus>in-sync</ParameterApplyStatus>
                  </DBParameterGroup>
                </DBParameterGroups>
                <AvailabilityZone>{it.Site.Region}a</AvailabilityZone>
                <DBSubnetGroup>
                  <DBSubnetGroupName>default</DBSubnetGroupName>
                  <DBSubnetGroupDescription>default</DBSubnetGroupDescription>
                  <VpcId>vpc-{it.Dice.Hex(17, 46)}</VpcId>
                  <SubnetGroupStatus>Complete</SubnetGroupStatus>
                  <Subnets>
                    <Subnet>
                      <SubnetIdentifier>subnet-{it.Dice.Hex(17, 47)}</SubnetIdentifier>
                      <SubnetAvailabilityZone><Name>{it.Site.Region}a</Name></SubnetAvailabilityZone>
                      <SubnetOutpost/>
                      <SubnetStatus>Active</SubnetStatus>
                    </Subnet>
                    <Subnet>
                      <SubnetIdentifier>subnet-{it.Dice.Hex(17, 48)}</SubnetIdentifier>
                      <SubnetAvailabilityZone><Name>{it.Site.Region}b</Name></SubnetAvailabilityZone>
                      <SubnetOutpost/>
                      <SubnetStatus>Active</SubnetStatus>
                    </Subnet>
                  </Subnets>
                </DBSubnetGroup>
                <PreferredMaintenanceWindow>wed:06:38-wed:07:08</PreferredMaintenanceWindow>
                <PendingModifiedValues/>
                <LatestRestorableTime>{it.Created}</LatestRestorableTime>
                <MultiAZ>true</MultiAZ>
                <EngineVersion>16.3</EngineVersion>
                <AutoMinorVersionUpgrade>true</AutoMinorVersionUpgrade>
                <ReadReplicaDBInstanceIdentifiers/>
                <LicenseModel>postgresql-license</LicenseModel>
                <OptionGroupMemberships>
                  <OptionGroupMembership>
                    <OptionGroupName>default:postgres-16</OptionGroupName>
                    <Status>in-sync</Status>
                  </OptionGroupMembership>
                </OptionGroupMemberships>
                <PubliclyAccessible>false</PubliclyAccessible>
                <StorageType>gp3</StorageType>
                <DbInstancePort>0</DbInstancePort>
                <StorageEncrypted>{(it.Guard == Guard.Nothing ? "false" : "true")}</StorageEncrypted>{(it.Guard == Guard.Nothing ? "" : $"\n                <KmsKeyId>{it.Key}</KmsKeyId>")}
                <DbiResourceId>db-{it.Dice.Hex(26, 49).ToUpperInvariant()}</DbiResourceId>
                <CACertificateIdentifier>rds-ca-rsa2048-g1</CACertificateIdentifier>
                <DomainMemberships/>
                <CopyTagsToSnapshot>true</CopyTagsToSnapshot>
                <MonitoringInterval>60</MonitoringInterval>
                <DBInstanceArn>arn:aws:rds:{it.Site.Region}:{it.Site.Account}:db:{it.Name}</DBInstanceArn>
                <IAMDatabaseAuthenticationEnabled>false</IAMDatabaseAuthenticationEnabled>
                <PerformanceInsightsEnabled>false</PerformanceInsightsEnabled>
                <DeletionProtection>true</DeletionProtection>
                <AssociatedRoles/>
                <TagList>{TagsAs(it, "Tag", "Key", "Value")}</TagList>
                <CustomerOwnedIpEnabled>false</CustomerOwnedIpEnabled>
                <ActivityStreamStatus>stopped</ActivityStreamStatus>
                <BackupTarget>region</BackupTarget>
                <NetworkType>IPV4</NetworkType>
                <StorageThroughput>125</StorageThroughput>
                <DedicatedLogVolume>false</DedicatedLogVolume>
              </DBInstance>
        """);
}
