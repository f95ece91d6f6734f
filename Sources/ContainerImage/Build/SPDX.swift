import Essentials
import Files

extension BuiltImage {
  /// The bill of materials as an SPDX 2.3 document in JSON: the image, its base image and the Python packages. Packages
  /// of the base image's distribution are not listed.
  ///
  /// - Parameters:
  ///   - name: The image's name.
  ///   - base: The base image's reference; nil if it did not come from a registry.
  ///   - tool: The program that writes it: `stackkit-0.1.0`.
  /// - Returns: The document; the same for the same image.
  package func spdx(name: String, base: ImageReference?, tool: String) -> String {
    let image: JSON = [
      "SPDXID": "SPDXRef-image", "name": .string(name), "versionInfo": .string(self.image.digest.description),
      "downloadLocation": "NOASSERTION", "filesAnalyzed": false, "primaryPackagePurpose": "CONTAINER",
      "checksums": [Self.checksum(self.image.digest.hex)],
    ]
    var others: [JSON] = []
    var relationships = [Self.relationship("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-image")]
    if let digest = self.base {
      others.append(Self.package(base, digest))
      relationships.append(Self.relationship("SPDXRef-image", "DESCENDANT_OF", "SPDXRef-base"))
    }
    for (index, package) in packages.enumerated() {
      let id = "SPDXRef-python-\(index + 1)-\(ImageAssembly.normalized(package.name))"
      others.append(Self.package(package, id))
      relationships.append(Self.relationship("SPDXRef-image", "CONTAINS", id))
    }
    var document: JSON = [
      "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": .string(name),
      "documentNamespace": .string("https://spdx.org/spdxdocs/stackkit-\(self.image.digest.hex)"),
      "creationInfo": [
        "created": .string(ImageConfiguration.date(time)), "creators": [.string("Tool: \(tool)")],
      ],
      "packages": .array([image] + others), "relationships": .array(relationships),
    ]
    let references = Set(packages.flatMap { LicenseExpression($0.license)?.references ?? [] })
    if !references.isEmpty {
      document["hasExtractedLicensingInfos"] = .array(
        references.sorted(by: inByteOrder).map { reference in
          [
            "licenseId": .string(reference),
            "extractedText": "The package names this license; its text is in the image.",
          ]
        })
    }
    return document.text(isIndented: true) + "\n"
  }

  private static func package(_ reference: ImageReference?, _ digest: Digest) -> JSON {
    var json: JSON = [
      "SPDXID": "SPDXRef-base", "name": "base", "versionInfo": .string(digest.description),
      "downloadLocation": "NOASSERTION", "filesAnalyzed": false, "primaryPackagePurpose": "CONTAINER",
      "checksums": [checksum(digest.hex)],
    ]
    if let reference {
      let name = "\(reference.registry)/\(reference.repository)"
      let short = reference.repository.split(separator: "/").last.map(String.init) ?? reference.repository
      json["name"] = .string(name)
      json["externalRefs"] = [purl("pkg:oci/\(short)@sha256%3A\(digest.hex)?repository_url=\(name.queryEncoded)")]
    }
    return json
  }

  private static func package(_ package: Package, _ id: String) -> JSON {
    let name = ImageAssembly.normalized(package.name)
    var json: JSON = [
      "SPDXID": .string(id), "name": .string(package.name), "versionInfo": .string(package.version),
      "downloadLocation": "NOASSERTION", "filesAnalyzed": false, "primaryPackagePurpose": "LIBRARY",
      "licenseConcluded": "NOASSERTION",
      "licenseDeclared": .string(LicenseExpression(package.license)?.text ?? "NOASSERTION"),
      "externalRefs": [purl("pkg:pypi/\(name)@\(package.version.queryEncoded)")],
    ]
    if LicenseExpression(package.license) == nil, let said = package.license ?? package.licenseText {
      json["licenseComments"] = .string("The package says: \(said)")
    }
    if let hash = package.sha256 { json["checksums"] = [checksum(hash)] }
    return json
  }

  private static func checksum(_ hex: String) -> JSON {
    ["algorithm": "SHA256", "checksumValue": .string(hex)]
  }

  private static func purl(_ text: String) -> JSON {
    ["referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": .string(text)]
  }

  private static func relationship(_ from: String, _ type: String, _ to: String) -> JSON {
    ["spdxElementId": .string(from), "relationshipType": .string(type), "relatedSpdxElement": .string(to)]
  }
}
