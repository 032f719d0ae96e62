public import FormText
public import OwnershipModel

/// How a field came by its value.
public enum How: String, Sendable {
    /// As it stands in the text.
    case read
    /// Characters were put right: `8 571`, a Greek Α.
    case repaired
    /// Put together from pieces in several places.
    case assembled
    /// From other fields, by a rule that its finding names.
    case inferred
    /// By an option of the user.
    case supplied
}

/// What a page says: the document, where each of its fields came from, and every doubt.
public struct Reading: Sendable {
    public let page: Page
    public let form: FormType
    public internal(set) var document: OwnershipDocument
    /// The document's fields, in the order of reading; all but the schema's version, which no form prints.
    public internal(set) var fields: [ReadField] = []
    public internal(set) var findings: [Finding] = []

    // What becomes of the page's text, letter by letter: of these three no two overlap, each is sorted, and
    // together they are all of the text but white space.

    /// What is a value, a note's number or a mark in a box.
    public internal(set) var values: [Range<Int>] = []
    /// What the form itself prints: captions, headings, instructions, empty boxes, punctuation between values; and a
    /// print's headers and footers.
    public internal(set) var furniture: [Range<Int>] = []
    /// What is neither.
    public internal(set) var unclaimed: [Range<Int>] = []
}

/// A field and its evidence.
public struct ReadField: Sendable {
    public let group: FieldGroup
    /// The path below the group's element.
    public let path: String
    public internal(set) var value: String
    public let how: How
    /// The stretches of the page's text that make it up, in order; none where it was supplied.
    public internal(set) var ranges: [Range<Int>]
    /// Why it has this value, where it was neither read as it stands nor supplied.
    public let reasons: [Reason]

    init(
        group: FieldGroup, path: String, value: String, how: How, ranges: [Range<Int>], reasons: [Reason] = []
    ) {
        self.group = group
        self.path = path
        self.value = value
        self.how = how
        self.ranges = ranges
        self.reasons = reasons
    }

    /// Where it stands in the page's text: from the first of its stretches to the end of the last.
    public var range: Range<Int>? {
        guard let first = ranges.first, let last = ranges.last else { return nil }
        return first.lowerBound..<max(first.upperBound, last.upperBound)
    }

    /// Whether it refers to a note: the one leaf that repeats, so that its path has a number.
    var isReference: Bool { path.utf8.last == UInt8(ascii: "]") }

    /// The field's XPath, as ``Field/path``.
    public var xpath: String { "\(group.xpath)/\(path)" }
}

/// The part of the document to which a field belongs.
public enum FieldGroup: Sendable, Hashable {
    case document
    /// Numbered from 1.
    case reportingOwner(Int)
    case row(SecurityRow.Kind, Int)
    case footnote(String)
    case ownerSignature(Int)

    /// Whether it is a row of a table.
    var isRow: Bool {
        if case .row = self { true } else { false }
    }

    var xpath: String {
        let root = "/\(OwnershipDocument.elementName)"
        return switch self {
        case .document: root
        case .reportingOwner(let number): "\(root)/reportingOwner[\(number)]"
        case .row(let kind, let number):
            "\(root)/\(kind.isDerivative ? "derivativeTable" : "nonDerivativeTable")/\(kind.rawValue)[\(number)]"
        case .footnote(let id): "\(root)/footnotes/footnote[@id='\(id)']"
        case .ownerSignature(let number): "\(root)/ownerSignature[\(number)]"
        }
    }
}

/// What the user knows and the text may not say, and what is wanted.
public struct ReadingOptions: Sendable {
    public var issuerCik: String?
    public var issuerName: String?
    public var issuerTradingSymbol: String?
    /// For the reporting owners, in their order.
    public var rptOwnerCiks: [String] = []
    /// The schema's version to write; chosen by the date of signature where there is none.
    public var schemaVersion: String?

    public init() {}
}

/// The text holds nothing of an ownership form.
public struct NotAnOwnershipForm: Error, Sendable, CustomStringConvertible {
    public var description: String {
        "this is not a Form 3, 4 or 5: neither its items nor its tables were found"
    }
}
