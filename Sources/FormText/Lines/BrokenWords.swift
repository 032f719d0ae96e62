/// Whether a line was broken inside a word, as text browsers do at slashes and brackets: `1` over `/16th`, `05/15/` over
/// `2013`, `By: /` over `s/ Ann Lee`, `INC /` over `DE/`, `Rule 10b5-1` over `(c)`. But `/s/` ends a line, and `/DE/`
/// begins one.
func isBrokenWord(_ line: some BidirectionalCollection<UInt8>, _ next: some Collection<UInt8>) -> Bool {
    func isWord(_ byte: UInt8?) -> Bool { byte.map { isLetter($0) || isDigit($0) } == true }
    guard let last = line.last, let first = next.first else { return false }
    let slash = UInt8(ascii: "/")
    if first == slash {
        return isDigit(last) && next.dropFirst().first.map(isDigit) == true
            || line.suffix(2).elementsEqual("/s".utf8)
    }
    if last == slash {
        if next.starts(with: "s/".utf8) { return true }
        guard isWord(first), !line.suffix(3).elementsEqual("/s/".utf8) else { return false }
        return isWord(line.dropLast().last) || Array(next.prefix { $0 > 0x20 }).last == slash
    }
    guard isDigit(last), first == UInt8(ascii: "(") else { return false }
    let bracket = Array(next.prefix(3))
    return bracket.count == 3 && isLetter(bracket[1]) && bracket[2] == UInt8(ascii: ")")
}
