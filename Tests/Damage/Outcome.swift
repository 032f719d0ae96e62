public import OwnershipModel
import TestSupport

/// What became of a damaged form when it was read.
public struct Outcome: Sendable {
    /// What became of a field that was hit.
    public enum Fate: Sendable, CaseIterable {
        /// It has its true value, and nothing doubts it.
        case right
        /// It has its true value, and a warning asks to check it.
        case rightInDoubt
        /// It is left out.
        case missing
        /// It has another value, and a warning or an error names it.
        case wrongInDoubt
        /// It has another value, and nothing says so.
        case wrong
    }

    /// The fields that have another value than the true one, or that the form has not, and of which nothing says
    /// so: the one thing that must not be.
    public let silent: [FieldDifference]
    /// For each injury the fate of each field that it hit.
    public let fates: [(damage: Damage, field: String, fate: Fate)]
    /// Whether every field that a page shows is right.
    public let isRight: Bool

    /// - Parameters:
    ///   - document: what was read.
    ///   - findings: what was said about it.
    public init(of form: DamagedForm, read document: OwnershipDocument, findings: [Finding]) {
        let truth = form.truth.printed
        let differences = truth.differences(from: document.printed)
        let doubts = Doubts(findings)
        isRight = differences.isEmpty
        silent = differences.filter { $0.right.map { !doubts.name($0) } ?? false }
        let shown = Set(truth.fields.map(\.path))
        var seen: Set<String> = []
        fates = form.injuries.flatMap { injury in
            injury.fields.filter { shown.contains($0) && seen.insert($0).inserted }.map { field in
                (injury.damage, field, Self.fate(of: field, differences, doubts))
            }
        }
    }

    private static func fate(of field: String, _ differences: [FieldDifference], _ doubts: Doubts) -> Fate {
        let difference = differences.first { difference in
            difference.left.map { $0.path == field || field.hasPrefix("\($0.path)/") } ?? false
        }
        guard let difference else { return doubts.name(field) ? .rightInDoubt : .right }
        guard let read = difference.right else { return .missing }
        return doubts.name(read) ? .wrongInDoubt : .wrong
    }
}

/// The fields that warnings and errors name.
struct Doubts {
    private let paths: [String]

    init(_ findings: [Finding]) {
        paths = findings.filter { $0.severity > .note }.compactMap { finding in
            finding.path.map { String($0.trimmingSuffix("/").trimmingSuffix("/value")) }
        }
    }

    /// Whether a finding names what was read, or the note to which it refers: which one that is its text tells.
    func name(_ field: Field) -> Bool {
        name(field.path)
            || field.path.contains("/footnoteId[")
                && name("/ownershipDocument/footnotes/footnote[@id='\(field.value)']")
    }

    /// Whether a finding names the field or what it stands in, a row or an owner; of a whole row, any of its fields.
    func name(_ field: String) -> Bool {
        paths.contains { path in
            path == field || field.hasPrefix("\(path)/") || field.hasPrefix("\(path)[")
                || path.hasPrefix("\(field)/")
        }
    }
}

extension StringProtocol {
    fileprivate func trimmingSuffix(_ suffix: String) -> SubSequence {
        hasSuffix(suffix) ? dropLast(suffix.count) : self[...]
    }
}
