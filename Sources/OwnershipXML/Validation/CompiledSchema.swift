internal import CLibxml2
internal import OwnershipModel

/// A schema ready to validate with, shared by threads.
final class CompiledSchema: Sendable {
    /// Never changed once it is compiled; each validation has a context of its own.
    nonisolated(unsafe) private let schema: OpaquePointer
    /// The schema's own tree, which the compiled one points into.
    private let source: SchemaTree

    init(
        compiling name: String, of files: SchemaSource, keeping parts: inout [String: SchemaTree]
    ) throws(SchemaError) {
        source = SchemaTree(try files.assembled(from: name, keeping: &parts))
        guard let parser = xmlSchemaNewDocParserCtxt(source.document) else {
            throw SchemaError(file: name, message: "there is not enough memory to compile it")
        }
        defer { xmlSchemaFreeParserCtxt(parser) }
        let messages = MessageList()
        let compiled = withExtendedLifetime(messages) {
            xmlSchemaSetParserStructuredErrors(
                parser,
                { list, error in
                    guard let list, let message = error?.pointee.message else { return }
                    Unmanaged<MessageList>.fromOpaque(list).takeUnretainedValue().add(
                        String(cString: message))
                }, Unmanaged.passUnretained(messages).toOpaque())
            return xmlSchemaParse(parser)
        }
        guard let compiled else {
            throw SchemaError(
                file: name, message: "it does not compile: \(messages.first ?? "libxml2 gives no reason")")
        }
        schema = compiled
    }

    deinit {
        xmlSchemaFree(schema)
    }

    /// Whether a document is valid for certain. What is wrong is for ``violations(of:)`` to say.
    func accepts(_ document: OwnershipDocument) -> Bool {
        guard let context = xmlSchemaNewValidCtxt(schema) else { return false }
        defer { xmlSchemaFreeValidCtxt(context) }
        xmlSchemaSetValidStructuredErrors(context, { _, _ in }, nil)
        var handler: xmlSAXHandlerPtr?
        var validator: UnsafeMutableRawPointer?
        guard let plug = xmlSchemaSAXPlug(context, &handler, &validator), let handler else { return false }
        var stream = ValidationStream(handler.pointee, of: validator)
        stream.run(document)
        xmlSchemaSAXUnplug(plug)
        return xmlSchemaIsValid(context) == 1 && !stream.needsTree
    }

    /// Validates a tree; nothing is printed or changed.
    func violations(of tree: borrowing Tree) -> [Finding] {
        guard let context = xmlSchemaNewValidCtxt(schema) else {
            return [Finding(.schemaViolation, "there is not enough memory to validate the document")]
        }
        defer { xmlSchemaFreeValidCtxt(context) }
        let violations = ViolationList()
        let status = withExtendedLifetime(violations) {
            xmlSchemaSetValidStructuredErrors(
                context,
                { list, error in
                    guard let list, let error else { return }
                    Unmanaged<ViolationList>.fromOpaque(list).takeUnretainedValue().add(error.pointee)
                }, Unmanaged.passUnretained(violations).toOpaque())
            return xmlSchemaValidateDoc(context, tree.document)
        }
        if status != 0, violations.findings.isEmpty {
            violations.addUnexplained(status: Int(status))
        }
        return violations.findings
    }
}

/// What libxml2 says while it compiles.
private final class MessageList {
    private(set) var first: String?

    func add(_ message: String) {
        if first == nil { first = String(message.split(whereSeparator: \.isNewline).joined(separator: " ")) }
    }
}
