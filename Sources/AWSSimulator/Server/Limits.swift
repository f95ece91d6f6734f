/// The bounds on what clients may send, and on the time that they may take.
///
/// Every program and every web page on this machine can connect to the simulator. Until it shows credentials, a client
/// costs little memory and time, and no space on the disk.
struct Limits: Sendable {
  // MARK: Requests

  /// The bytes of a request line and its headers, as of most servers. A signed request has less than 4 KiB.
  var head = 64 << 10
  /// The headers of a request, as of most servers. A signed request has about ten.
  var headers = 100
  /// The bytes of the line before a chunk: a number of up to 16 digits, and extensions that no client sends.
  var chunkLine = 1 << 10
  /// The bytes of the body of an API call. The largest one carries a template of up to 51,200 bytes, percent-encoded.
  var call = 4 << 20
  /// The bytes of a call that carries a part of a layer: 20 MiB in base 64.
  var layerPart = 28 << 20
  /// The bytes of all bodies of API calls at one time, since they are in memory.
  var allCalls = 256 << 20
  /// The bytes of a body that are read and dropped after an early answer, so that the client receives the answer.
  var dropped = 32 << 20

  // MARK: Images

  /// The bytes of a manifest, as of ECR.
  var manifest = 4 << 20
  /// The bytes of a blob: far more than an image to rehearse with needs, and less than most disks have.
  var blob = 10 << 30
  /// The bytes of all blobs together, complete or not.
  var store = 20 << 30
  /// The uploads in progress. A client has a few, and may leave one behind whenever it fails.
  var uploads = 1000

  // MARK: Clients

  /// The connections at one time. A push uses fewer than ten.
  var connections = 128
  /// The time without a byte from a client, or to it: the longest pause of a client that works is far shorter.
  var silence = Duration.seconds(60)
  /// The time from the first byte of a request to its last. Blobs may take longer, as long as bytes arrive.
  var request = Duration.seconds(60)
  /// The time for a client to read a last answer.
  var farewell = Duration.seconds(5)
}
