/// The hosts that are this machine: no one can overhear connections to them.
package enum Loopback {
  /// Whether `host` is `localhost`, in `127.0.0.0/8`, or `::1`; brackets and a port do not matter.
  package static func contains(_ host: String) -> Bool {
    if host == "::1" || host == "[::1]" || host.hasPrefix("[::1]:") { return true }
    let name = host.split(separator: ":", omittingEmptySubsequences: false).first.map(String.init) ?? host
    let octets = name.split(separator: ".", omittingEmptySubsequences: false)
    return name.lowercased() == "localhost"
      || (octets.count == 4 && octets.first == "127" && octets.allSatisfy { UInt8($0) != nil && $0.first != "+" })
  }
}
