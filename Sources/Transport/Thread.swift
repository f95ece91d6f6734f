import Essentials

/// Runs `work` on a thread of its own.
func detachThread(_ work: @escaping @Sendable () -> Void) {
  final class Work: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
  let box = Unmanaged.passRetained(Work(work))
  #if canImport(Darwin)
    var thread: pthread_t?
    let failure = pthread_create(
      &thread, nil,
      {
        Unmanaged<Work>.fromOpaque($0).takeRetainedValue().run(); return nil
      }, box.toOpaque())
    if failure == 0, let thread { pthread_detach(thread) }
  #else
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      {
        $0.map { Unmanaged<Work>.fromOpaque($0).takeRetainedValue().run() }; return nil
      }, box.toOpaque())
    if failure == 0 { pthread_detach(thread) }
  #endif
  // No thread is left to be had: here it blocks others, but is done.
  if failure != 0 { box.takeRetainedValue().run() }
}
