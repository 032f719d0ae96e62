internal import Section16

/// Does `work` for each file and ends with the worst status. A file that fails is reported, and the others
/// are still done.
func forEachFile(_ paths: [String], _ work: (Input, [UInt8]) throws -> ExitStatus) throws(ExitStatus) {
    var worst = ExitStatus.success
    let inputs = Input.files(paths)
    if inputs.isEmpty {
        StandardError.write("\(paths.joined(separator: ", ")): error: there is no file in this folder")
        throw .usage
    }
    for input in inputs {
        do {
            worst = max(worst, try work(input, input.read()))
        } catch {
            StandardError.write(error, in: input.name)
            worst = max(worst, .unreadable)
        }
    }
    guard worst == .success else { throw worst }
}
