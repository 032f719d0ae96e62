internal import Section16

extension Finding {
    /// `file:line:column: severity: message [code]`, in colour on a terminal.
    func line(in file: String, isColoured: Bool = StandardError.isTerminal) -> String {
        var origin = file
        if let place {
            origin += ":\(place.line)"
            if let column = place.column { origin += ":\(column)" }
        }
        var message = message
        if let path { message += ", at \(path)" }
        guard isColoured else { return "\(origin): \(severity.rawValue): \(message) [\(kind.code)]" }
        let colour =
            switch severity {
            case .error: "\u{1B}[1;31m"
            case .warning: "\u{1B}[1;35m"
            case .note: "\u{1B}[1;36m"
            }
        return
            "\u{1B}[1m\(origin):\u{1B}[0m \(colour)\(severity.rawValue):\u{1B}[0m \(message) \u{1B}[2m[\(kind.code)]\u{1B}[0m"
    }
}

extension StandardError {
    /// Prints findings, a line each.
    static func write(_ findings: [Finding], in file: String) {
        guard !findings.isEmpty else { return }
        write(findings.map { $0.line(in: file) }.joined(separator: "\n"))
    }

    /// Prints why a file was given up.
    static func write(_ failure: any Error, in file: String) {
        switch failure {
        case let error as OwnershipXMLError: write(error.finding.line(in: file))
        case let error as SchemaError:
            write("\(error.file.isEmpty ? file : error.file): error: \(error.message)")
        case let error as SystemError: write("\(error.file ?? file): error: \(error)")
        default: write("\(file): error: \(failure)")
        }
    }
}
