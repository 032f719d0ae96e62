import FormText
import OwnershipModel

/// Lets the numbers around a doubtful cell decide how it is read.
///
/// A reading is changed only where exactly one of its candidates agrees with every number that binds it, and
/// the text as it stands does not. A row in doubt whose balance holds is proven.
struct Reconciler {
    private let balance: Balance

    init(_ page: Page) {
        balance = Balance(page)
    }

    /// Settles the doubtful cells of both tables.
    func settle(_ nonDerivative: inout [ReadRow], _ derivative: inout [ReadRow]) {
        settle(&nonDerivative, partners: derivative)
        settle(&derivative, partners: nonDerivative)
    }

    private func settle(_ rows: inout [ReadRow], partners: [ReadRow]) {
        guard rows.contains(where: { $0.isInDoubt }) else { return }
        let chains = rows.map(balance.chain)
        for index in rows.indices where rows[index].isInDoubt {
            let previous = rows[..<index].indices.last { chains[$0] == chains[index] }
            let next = rows[(index + 1)...].indices.first { chains[$0] == chains[index] }
            let neighbours = Neighbours(
                previous: previous.map { rows[$0] }, next: next.map { rows[$0] }, partners: partners)
            settleDirection(&rows[index], neighbours)
            if rows[index].isInDoubt { settle(&rows[index], neighbours) }
        }
    }

    /// The rows whose numbers bind another one: those before and after it in its chain, and the other table's.
    private struct Neighbours {
        var previous: ReadRow?
        var next: ReadRow?
        var partners: [ReadRow]
    }

    private func settle(_ row: inout ReadRow, _ neighbours: Neighbours) {
        let candidates = candidates(of: row)
        let scores = candidates.map { score($0, neighbours) }
        let best = scores.max { $0.holding < $1.holding }!
        guard best.holding > 0 else { return }
        let winners = candidates.indices.filter {
            scores[$0].holding == best.holding && scores[$0].failing == 0
        }
        guard winners.count == 1 else { return }
        row = candidates[winners[0]]
        row.isProven = true
        row.isDirectionInDoubt = false
    }

    /// Settles whether a row acquires where one answer agrees with more of the numbers and fails no more of them:
    /// titles may be alike in several chains, whose balances fail whatever the row does.
    private func settleDirection(_ row: inout ReadRow, _ neighbours: Neighbours) {
        guard row.isDirectionInDoubt else { return }
        var turned = row
        (turned[.acquired], turned[.disposed]) = (row[.disposed], row[.acquired])
        let (asRead, otherwise) = (score(row, neighbours), score(turned, neighbours))
        if asRead.holding > otherwise.holding, asRead.failing <= otherwise.failing {
            row.isDirectionInDoubt = false
        } else if otherwise.holding > asRead.holding, otherwise.failing <= asRead.failing {
            row = turned
            row.isDirectionInDoubt = false
        }
    }

    /// The row in every way in which its numbers can be read, as it stands first.
    private func candidates(of row: ReadRow) -> [ReadRow] {
        var candidates = [row]
        if row.isDirectionInDoubt {
            var turned = row
            (turned[.acquired], turned[.disposed]) = (row[.disposed], row[.acquired])
            candidates.append(turned)
        }
        for column in row.columns where column.content == .number && !column.isPrice {
            guard let number = row[column]?.number, let otherwise = number.otherwise, !number.isMoney else {
                continue
            }
            candidates += candidates.compactMap { candidate in
                // A row that is turned round has its amount in the other column.
                guard var cell = candidate[column] else { return nil }
                var candidate = candidate
                var repaired = number
                (repaired.lexical, repaired.amount) = otherwise
                cell.value = .number(repaired)
                if cell.how == .read { cell.how = .repaired }
                candidate[column] = cell
                return candidate
            }
        }
        return candidates
    }

    /// How many of the numbers that bind a row agree with it, and how many do not.
    private func score(_ row: ReadRow, _ neighbours: Neighbours) -> (holding: Int, failing: Int) {
        var holding = 0
        var failing = 0
        func count(_ verdict: Bool?) {
            switch verdict {
            case true?: holding += 1
            case false?: failing += 1
            case nil: break
            }
        }
        if row.isDirectionInDoubt, let column = row.amountColumn, let amount = row[column]?.number?.amount,
            let owned = row[.owned]?.number?.amount, let code = row[.code]?.code
        {
            // Who acquires an amount owns at least that afterwards; a grant that leaves just what was granted
            // was an acquisition. Purchases of contracts do not keep to it.
            if owned < amount, code != UInt8(ascii: "P") { count(row.isAcquisition == false) }
            if owned == amount, code == UInt8(ascii: "A") { count(row.isAcquisition == true) }
        }
        if let previous = neighbours.previous { count(balance.holds(previous, row)) }
        if let next = neighbours.next { count(balance.holds(row, next)) }
        if hasPartner(row, neighbours.partners) == true {
            // What the exercise disposes of in Table II it acquires in Table I.
            count(row.isDirectionInDoubt ? row.isAcquisition == false : true)
        }
        return (holding, failing)
    }

    /// Whether the other table has the other half of an exercise or a conversion: the same code, date and number
    /// of shares. `nil` where the row is none.
    private func hasPartner(_ row: ReadRow, _ partners: [ReadRow]) -> Bool? {
        guard let code = row[.code]?.code, "MCX".utf8.contains(code), let date = row[.transactionDate]?.date,
            let column = row.amountColumn, let amount = row[column]?.number?.amount
        else { return nil }
        let amounts = [amount, row[.underlyingAmount]?.number?.amount]
        return partners.contains { partner in
            guard partner[.code]?.code == code, partner[.transactionDate]?.date == date,
                let other = partner.amountColumn.flatMap({ partner[$0]?.number?.amount })
            else { return false }
            return amounts.contains(other) || partner[.underlyingAmount]?.number?.amount == amount
        }
    }
}

extension ReadRow {
    /// Whether a cell of the row is not as the form prints it, or may be read in another way.
    var isInDoubt: Bool {
        isAssembled || isDirectionInDoubt
            || columns.contains { column in
                guard let cell = self[column] else { return false }
                switch cell.value {
                case .number(let number):
                    return number.isRepaired
                        || (number.otherwise != nil && !column.isPrice && !number.isMoney)
                case .letter(let letter): return letter.isRepaired
                default: return false
                }
            }
    }
}
