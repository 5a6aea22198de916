global using Amazon.CDK;
global using Assert = Xunit.Assert;
global using Environment = System.Environment;
