internal import Section16

/// Does `work` for each file and ends with the worst status. A file that fails is reported, and the others
/// are still done.
func forEachFile(_ paths: [String], _ work: (Input, [UInt8]) throws -> ExitStatus) throws(ExitStatus) {
    try forEachFile(paths, jobs: 1, prepare: { $0 }, finish: work)
}

/// As above, in two steps: `prepare` on up to `jobs` threads, then `finish` file by file in their order, so
/// that what is written is the same however many threads there are.
func forEachFile<Prepared: Sendable>(
    _ paths: [String], jobs: Int, prepare: @escaping @Sendable ([UInt8]) throws -> Prepared,
    finish: (Input, Prepared) throws -> ExitStatus
) throws(ExitStatus) {
    var worst = ExitStatus.success
    let inputs = Input.files(paths)
    if inputs.isEmpty {
        StandardError.write("\(paths.joined(separator: ", ")): error: there is no file in this folder")
        throw .usage
    }
    // A part at a time, so that memory does not grow with the number of files.
    let part = jobs > 1 ? jobs * 16 : 1
    for start in stride(from: 0, to: inputs.count, by: part) {
        let some = Array(inputs[start..<min(start + part, inputs.count)])
        let prepared = some.concurrentMap(jobs: jobs) { input in
            Result { try prepare(input.read()) }
        }
        for (input, result) in zip(some, prepared) {
            do {
                worst = max(worst, try finish(input, result.get()))
            } catch {
                StandardError.write(error, in: input.name)
                worst = max(worst, .unreadable)
            }
        }
    }
    guard worst == .success else { throw worst }
}
