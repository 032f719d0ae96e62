internal import CLibxml2
internal import OwnershipModel

/// Violations as libxml2 reports them, each put into words.
final class ViolationList {
    private var list = FindingList()
    /// The node of the last finding.
    private var lastNode: UnsafeMutableRawPointer?

    var findings: [Finding] { list.findings }

    func add(_ error: xmlError) {
        defer { lastNode = error.node }
        let code = xmlParserErrors(UInt32(error.code))
        let message = error.message.map { String(cString: $0).onOneLine } ?? ""
        let violation = Violation(
            code: code, message: message, node: error.node?.assumingMemoryBound(to: xmlNode.self))
        // libxml2 says of a value that breaks a limit also that it is not of its type.
        guard lastNode == nil || lastNode != error.node || !violation.isAboutType else { return }
        list.append(
            Finding(
                .schemaViolation, violation.explained,
                path: violation.path,
                place: violation.node?.place ?? (error.line > 0 ? Place(line: Int(error.line)) : nil),
                text: violation.isAboutSecret || violation.isAboutStructure ? nil : violation.value))
    }

    func addUnexplained(status: Int) {
        list.append(
            Finding(
                .schemaViolation, "the document is not valid, and libxml2 does not say why (status \(status))"
            ))
    }
}
