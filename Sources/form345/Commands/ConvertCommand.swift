internal import ArgumentParser
internal import Section16

struct ConvertCommand: FilesCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Turn text forms into ownershipDocument XML.",
        discussion: """
            Reads Forms 3, 4 and 5 as text, Markdown, HTML or XML. What the text does not say is left out and \
            reported, never guessed. Findings go to standard error. Exit status: 0 nothing wrong, 1 written \
            with errors (with --strict also with warnings), 2 wrong use, 3 not an ownership form or unreadable; \
            the worst of several files.
            """)

    @Argument(help: "Files, folders of them, or - for standard input.")
    var files: [String]

    @Option(
        name: .shortAndLong,
        help: "Where to write: a file, or a folder for several files. Else standard output.")
    var output: String?

    @Option(
        help:
            "Where to write the evidence and findings of every field, as JSON: a file, or a folder for several."
    )
    var report: String?

    @Option(
        help: "record: as EDGAR disseminates; submission: without what a filer must not send.",
        transform: Profile.named)
    var profile = Profile.record

    @Option(help: "The schema version to write; by the date of signature if not given.")
    var schemaVersion: String?

    @Option(name: .customLong("issuer-cik"), help: "The issuer's CIK, where the text has none.")
    var issuerCIK: String?

    @Option(help: "The issuer's name.")
    var issuerName: String?

    @Option(help: "The issuer's trading symbol.")
    var issuerSymbol: String?

    @Option(
        name: .customLong("owner-cik"), help: "A reporting owner's CIK; once for each owner, in their order.")
    var ownerCIKs: [String] = []

    @Option(help: "How many files to convert at the same time. The result is the same.")
    var jobs = 1

    @ArgumentParser.Flag(help: "Warnings count as errors.")
    var strict = false

    @ArgumentParser.Flag(help: "Show notes too: what was put right and is proven.")
    var notes = false

    @ArgumentParser.Flag(
        help:
            "Say of each field that was repaired, assembled or inferred what stood in the text and why it was read so, on standard error."
    )
    var explain = false

    func validate() throws {
        guard (1...64).contains(jobs) else { throw ValidationError("--jobs is 1 to 64.") }
        if let schemaVersion, !SchemaVersion.all.contains(schemaVersion) {
            let known = SchemaVersion.all.sorted().joined(separator: ", ")
            throw ValidationError("'\(schemaVersion)' is no schema version; known are \(known).")
        }
        for cik in ownerCIKs + [issuerCIK].compactMap({ $0 }) {
            guard (1...10).contains(cik.utf8.count), cik.utf8.allSatisfy({ (0x30...0x39).contains($0) })
            else {
                throw ValidationError("'\(cik)' is no CIK: it has one to ten digits.")
            }
        }
    }

    func run() throws {
        let output = try output.map { try Destination($0, ending: "xml", of: files) }
        let report = try report.map { try Destination($0, ending: "json", of: files) }
        let (options, profile) = (options, profile)
        try forEachFile(files, jobs: jobs) { bytes in
            try Conversion(of: bytes, options: options, profile: profile)
        } finish: { input, conversion in
            StandardError.write(
                conversion.findings.filter { notes || $0.severity > .note }, in: input.name)
            if explain {
                let explanation = conversion.explanation(of: input.name)
                if !explanation.isEmpty { StandardError.write(explanation) }
            }
            if let output {
                try Output.write(conversion.xml, to: output.path(for: input))
            } else {
                try Output.write(conversion.xml)
            }
            if let report {
                let json = JSON(report: conversion, of: input.name)
                try Output.write(Array("\(json)\n".utf8), to: report.path(for: input))
            }
            let worst = conversion.findings.map(\.severity).max() ?? .note
            return worst == .error || (strict && worst == .warning) ? .errors : .success
        }
    }

    private var options: ReadingOptions {
        var options = ReadingOptions()
        options.issuerCik = issuerCIK
        options.issuerName = issuerName
        options.issuerTradingSymbol = issuerSymbol
        options.rptOwnerCiks = ownerCIKs
        options.schemaVersion = schemaVersion
        return options
    }
}
