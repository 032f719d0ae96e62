public import OwnershipModel

/// Why a document could not be read or written: a finding of severity `error` that says what is wrong,
/// where, and the way out.
public struct OwnershipXMLError: Error, Hashable {
    public let finding: Finding

    init(_ kind: FindingKind, _ message: String, path: String? = nil, place: Place? = nil) {
        finding = Finding(kind, message, path: path, place: place)
    }
}
