internal import CLibxml2

extension UnsafeMutablePointer where Pointee == xmlAttr {
    /// The name as written, with its prefix.
    var name: String {
        let local = pointee.name.map { String(cString: $0) } ?? ""
        guard let prefix = pointee.ns?.pointee.prefix else { return local }
        return "\(String(cString: prefix)):\(local)"
    }

    /// Whether this is an attribute of no namespace with this name.
    func isNamed(_ name: StaticString) -> Bool {
        pointee.ns == nil && xmlStrEqual(pointee.name, name.utf8Start) != 0
    }
}
