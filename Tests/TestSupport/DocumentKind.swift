/// A document type and a schema version: what decides which elements a document may have.
public struct DocumentKind: Sendable, Hashable, CustomStringConvertible {
    /// 3, 4 or 5.
    public let form: Int
    public let isAmendment: Bool
    public let version: String

    public init(form: Int, isAmendment: Bool = false, version: String) {
        self.form = form
        self.isAmendment = isAmendment
        self.version = version
    }

    public var documentType: String { isAmendment ? "\(form)/A" : "\(form)" }

    public var description: String { "\(documentType) \(version)" }

    /// Whether documents have `aff10b5One`.
    public var hasTradingPlanBox: Bool { version >= "X0407" }

    /// Whether states and countries are two elements.
    public var splitsStatesAndCountries: Bool { version >= "X0607" }

    /// The name of the schema in `Schemas/`, without its extension.
    public var schemaName: String {
        let last = Self.lastVersions(of: form).first { $0 >= version }
        return "form\(form)\(isAmendment ? "A" : "")-\(last ?? "none")"
    }

    /// Every document type in every version.
    public static let all = kinds { form in
        form == 3
            ? ["X0202", "X0203", "X0204", "X0206", "X0607"]
            : ["X0202", "X0303", "X0304", "X0305", "X0306", "X0407", "X0508", "X0609"]
    }

    /// Every document type in the last version of each schema: one kind for each file of `Schemas/`.
    public static let ofEachSchema = kinds(lastVersions)

    private static func lastVersions(of form: Int) -> [String] {
        form == 3 ? ["X0206", "X0607"] : ["X0306", "X0508", "X0609"]
    }

    private static func kinds(_ versions: (Int) -> [String]) -> [DocumentKind] {
        [3, 4, 5].flatMap { form in
            [false, true].flatMap { isAmendment in
                versions(form).map { DocumentKind(form: form, isAmendment: isAmendment, version: $0) }
            }
        }
    }
}
