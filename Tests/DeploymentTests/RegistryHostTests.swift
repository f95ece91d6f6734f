import Testing

@testable import Deployment

@Suite struct RegistryHostTests {
  @Test(
    "AWS credentials open ECR's registries and nobody else's",
    arguments: [
      ("123456789012.dkr.ecr.eu-west-1.amazonaws.com", true),
      ("123456789012.dkr.ecr-fips.us-east-1.amazonaws.com", true),
      ("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn", true),
      ("123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu", true),
      ("123456789012.dkr-ecr.eu-west-1.on.aws", true), ("123456789012.dkr-ecr-fips.us-east-1.on.aws", true),
      ("public.ecr.aws", false), ("12345678901.dkr.ecr.eu-west-1.amazonaws.com", false),
      ("123456789012.dkr.ecr.eu-west-1.amazonaws.com.evil.example", false),
      ("123456789012.dkr.ecr.eu-west-1.evil.amazonaws.com", false),
      ("evil.dkr.ecr.eu-west-1.amazonaws.com", false), ("123456789012.dkr.ecr.amazonaws.com", false),
      ("123456789012.dkr-ecr.eu-west-1.amazonaws.com", false), ("123456789012.dkr.ecr.eu-west-1.on.aws", false),
      ("evil.example/123456789012.dkr.ecr.eu-west-1.amazonaws.com", false), ("localhost:5000", false), ("", false),
    ])
  func ecr(host: String, expected: Bool) {
    #expect(RegistryAccess.isECR(host) == expected)
  }

  @Test(
    "a layer has parts of 5 to 20 MiB and at most 4,200 of them, up to ECR's largest of 52,000 MiB",
    arguments: [(10, 5), (21_000, 5), (52_000, 13)] as [(Int64, Int64)])
  func partsOfALayer(size: Int64, part: Int64) {
    let found = ECRLayerUploader.partSize(of: size << 20)
    #expect((5 << 20...20 << 20).contains(found))
    #expect(((part - 1) << 20 + 1...part << 20).contains(found))
    #expect(((size << 20) + found - 1) / found <= 4200)
  }
}
