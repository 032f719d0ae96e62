internal import CLibxml2

extension UnsafeMutablePointer where Pointee == xmlAttr {
    /// The name as written, with its prefix.
    var name: String {
        let local = pointee.name.map { String(cString: $0) } ?? ""
        guard let prefix = pointee.ns?.pointee.prefix else { return local }
        return "\(String(cString: prefix)):\(local)"
    }

    /// Whether this is one of the attributes by which a document points to its schema.
    var isSchemaInstance: Bool {
        xmlStrEqual(pointee.ns?.pointee.href, "http://www.w3.org/2001/XMLSchema-instance") != 0
    }

    /// Whether this is an attribute of no namespace with this name.
    func isNamed(_ name: StaticString) -> Bool {
        pointee.ns == nil && xmlStrEqual(pointee.name, name.utf8Start) != 0
    }
}

extension UnsafeMutablePointer where Pointee == xmlNs {
    /// Whether this is `xmlns=""`: no namespace, which is what an ownership document has.
    var isUndeclaration: Bool { pointee.prefix == nil && (pointee.href == nil || pointee.href[0] == 0) }
}
