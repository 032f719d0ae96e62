import FormText
import OwnershipModel

/// Lets the numbers around a doubtful cell decide how it is read.
///
/// A reading is changed only where the best way of reading all cells that hang together has it so, and every way
/// that has not satisfies less. A cell is proven where something holds with it that holds with no other reading, and
/// nothing that binds it fails.
struct Reconciler {
    /// Steps that the search may take for one form: about a hundredth of a second.
    static let steps = 1_500_000

    private let balance: Balance
    private(set) var rows: TableRows
    /// Whether cells stayed as they stand because the search would have taken too long.
    private(set) var isIncomplete = false
    private var budget = Elimination.Budget(Self.steps)

    init(_ balance: Balance, _ rows: TableRows) {
        self.balance = balance
        self.rows = rows
    }

    /// Settles the doubtful cells of both tables.
    mutating func settle() {
        guard (rows.nonDerivative + rows.derivative).contains(where: \.isInDoubt) else { return }
        let finder = RelationFinder(rows, balance)
        var choices = [Int](repeating: 0, count: finder.doubts.count)
        var isCertain = [Bool](repeating: false, count: finder.doubts.count)
        for component in components(finder) {
            settle(component, finder, &choices, &isCertain)
        }
        apply(finder, choices, isCertain)
    }

    /// Doubts and relations that hang together.
    private struct Component {
        var doubts: [Int]
        var relations: [Relation] = []
    }

    private func components(_ finder: RelationFinder) -> [Component] {
        var parent = Array(finder.doubts.indices)
        func root(_ doubt: Int) -> Int {
            var doubt = doubt
            while parent[doubt] != doubt { doubt = parent[doubt] }
            return doubt
        }
        for relation in finder.relations {
            for doubt in relation.doubts.dropFirst() {
                let (a, b) = (root(doubt), root(relation.doubts[0]))
                parent[max(a, b)] = min(a, b)
            }
        }
        var numbers: [Int: Int] = [:]
        var components: [Component] = []
        for doubt in finder.doubts.indices {
            if let number = numbers[root(doubt)] {
                components[number].doubts.append(doubt)
            } else {
                numbers[root(doubt)] = components.count
                components.append(Component(doubts: [doubt]))
            }
        }
        for relation in finder.relations {
            if let first = relation.doubts.first {
                components[numbers[root(first)]!].relations.append(relation)
            }
        }
        return components
    }

    private mutating func settle(
        _ component: Component, _ finder: RelationFinder, _ choices: inout [Int], _ isCertain: inout [Bool]
    ) {
        let search = Elimination(finder.doubts, component.relations, members: component.doubts)
        guard let best = search.best(&budget) else {
            isIncomplete = true
            return
        }
        var settled = choices
        for doubt in component.doubts { settled[doubt] = best.choices[doubt]! }
        for doubt in component.doubts {
            let binding = component.relations.filter { $0.doubts.contains(doubt) }
            let verdicts = binding.map { $0.verdict(settled, of: finder.doubts) }
            let holds = verdicts.contains(.holds) && !verdicts.contains(.fails)
            guard finder.doubts[doubt].costs.count > 1 else {
                isCertain[doubt] = holds
                continue
            }
            guard verdicts.contains(.holds) || settled[doubt] != 0 else { continue }
            let budgetBefore = budget.left
            guard let other = search.best(&budget, without: (doubt, settled[doubt])) else {
                isIncomplete = isIncomplete || budgetBefore < 0 || budget.left < 0
                continue
            }
            guard best.score.satisfiesMore(than: other.score) else { continue }
            choices[doubt] = settled[doubt]
            isCertain[doubt] = holds || isDirectionTold(finder.doubts[doubt], binding, verdicts)
        }
    }

    /// Whether the row's own amounts and its partner tell its direction, though a balance fails: rows with the same
    /// title may be of several grants, whose balances fail whatever each row does.
    private func isDirectionTold(_ doubt: Doubt, _ binding: [Relation], _ verdicts: [Relation.Verdict])
        -> Bool
    {
        guard doubt.subject == .direction else { return false }
        let own = zip(binding, verdicts).filter { $0.0.kind != .runningBalance }.map(\.1)
        return own.contains(.holds) && !own.contains(.fails)
    }

    // MARK: What is decided

    private mutating func apply(_ finder: RelationFinder, _ choices: [Int], _ isCertain: [Bool]) {
        /// The relations that hold for a row; `nil` where one fails.
        var holding: [RowPlace: [Relation]?] = [:]
        for relation in finder.relations {
            let verdict = relation.verdict(choices, of: finder.doubts)
            for place in relation.rows {
                switch verdict {
                case .silent: break
                case .holds: holding[place, default: []]?.append(relation)
                case .fails: holding[place] = .some(nil)
                }
            }
            for doubt in relation.doubts {
                guard case .number(let column) = finder.doubts[doubt].subject else { continue }
                let place = finder.doubts[doubt].row
                if verdict == .fails { rows[place][column]?.broken.insert(relation.kind) }
                if verdict == .holds, isCertain[doubt],
                    rows[place][column]?.reasons.isEmpty == false || choices[doubt] > 0
                {
                    rows[place][column]?.reasons.append(relation.reason)
                }
            }
        }
        let inDoubt = holding.keys.filter { rows[$0].isInDoubt }
        for (index, doubt) in finder.doubts.enumerated() {
            if case .number(let column) = doubt.subject {
                take(choices[index], isCertain[index], column, doubt.row)
            }
        }
        for (index, doubt) in finder.doubts.enumerated() where doubt.subject == .direction {
            if choices[index] == 1 { rows[doubt.row].turn() }
            // Among cells in doubt a balance may hold by chance.
            if isCertain[index], choices[index] == 0 || !rows[doubt.row].isCutInDoubt {
                rows[doubt.row].isDirectionInDoubt = false
                rows[doubt.row][.acquiredDisposed]?.isProven = true
            }
        }
        for place in inDoubt {
            // Only a balance tells the place of a row that was torn out, or which of its cells is the number owned.
            let needsBalance = rows[place].isAssembled || rows[place].isCutInDoubt
            let proofs = (holding[place] ?? nil)?.filter { !needsBalance || $0.kind == .runningBalance }
            // A holding is mostly none of the balance that goes on from it.
            let isProvable = rows[place].isTransaction || !rows[place].isAssembled
            guard let proofs, !proofs.isEmpty, isProvable, !rows[place].isPlaceInDoubt else { continue }
            rows[place].isProven = true
            rows[place].reasons = proofs.map(\.reason)
        }
    }

    private mutating func take(_ choice: Int, _ isCertain: Bool, _ column: Column, _ place: RowPlace) {
        guard var cell = rows[place][column], var number = cell.number else { return }
        if choice > 0 {
            let other = number.others[choice - 1]
            (number.lexical, number.amount, number.others) = (other.lexical, other.amount, [])
            cell.value = .number(number)
            if cell.how == .read {
                cell.how = .repaired
                cell.reasons.insert(.separators, at: 0)
            }
        }
        cell.isProven = isCertain
        rows[place][column] = cell
    }
}

extension ReadRow {
    /// Whether a cell of the row is not as the form prints it, or may be read in another way.
    var isInDoubt: Bool {
        isAssembled || isDirectionInDoubt || isCutInDoubt
            || columns.contains { column in
                guard let cell = self[column] else { return false }
                return cell.how == .repaired || cell.number?.isInDoubt(in: column) == true
            }
    }

    /// Puts the amount into the other one of the columns (A) and (D).
    fileprivate mutating func turn() {
        (self[.acquired], self[.disposed]) = (self[.disposed], self[.acquired])
    }
}
