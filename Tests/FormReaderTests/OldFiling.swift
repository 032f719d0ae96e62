import Section16

/// A made-up submission, to change a part of.
struct OldFiling {
    var period = "CONFORMED PERIOD OF REPORT:\t19981031"
    var type = "4"
    var statementFor = "October 1998"
    var address = ["77 Carding Street", "Lowell, MA  01852"]
    var rows = ["Common Stock   10/05/98  S     1,200   D    $17.125  48,310      D"]
    var derivative = ["None."]
    var notes = ["Explanation of Responses:"]
    var relationship = [
        "6. Relationship of Reporting Person(s) to Issuer (Check all applicable)",
        "   (X) Director ( ) 10% Owner ( ) Officer (give title below) ( ) Other",
        "   (specify below)",
    ]
    var signature = ["SIGNATURE OF REPORTING PERSON", "  /s/         Willem P. Ostrander"]
    var attachment: [String] = []
    var more = ""

    var text: String {
        """
        <SEC-DOCUMENT>0009990101-98-000007.txt : 19981110
        <SEC-HEADER>0009990101-98-000007.hdr.sgml : 19981110
        CONFORMED SUBMISSION TYPE:\t\(type)
        \(period)
        SUBJECT COMPANY:
        \tCOMPANY DATA:
        \t\tCOMPANY CONFORMED NAME:\t\t\tTHISTLEDOWN LOOMS INC
        \t\tCENTRAL INDEX KEY:\t\t\t0009990101
        \tMAIL ADDRESS:
        \t\tSTREET 1:\t\tPO BOX 4
        <REPORTING-OWNER>
        COMPANY DATA:
        \tCOMPANY CONFORMED NAME:\t\t\tOSTRANDER WILLEM P
        \tCENTRAL INDEX KEY:\t\t\t0009990102
        BUSINESS ADDRESS:
        \tSTREET 1:\t\t77 CARDING ST
        \tCITY:\t\t\tLOWELL
        \tSTATE:\t\t\tMA
        \tZIP:\t\t\t01852
        </REPORTING-OWNER>
        </SEC-HEADER>
        <DOCUMENT>
        <TYPE>\(type)
        <TEXT>
        FORM 4
        STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP
        1. Name and Address of Reporting Person
           Ostrander, Willem P.
           \(address.joined(separator: "\n   "))
        2. Issuer Name and Ticker or Trading Symbol
           Thistledown Looms Inc.
           TDLM
        3. IRS or Social Security Number of Reporting Person (Voluntary)
           000-12-3456
        4. Statement for Month/Year
           \(statementFor)
        5. If Amendment, Date of Original (Month/Year)

        \(relationship.joined(separator: "\n"))
        7. Individual or Joint/Group Filing (Check Applicable Line)
           (X) Form filed by One Reporting Person
        Table I -- Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned
        <TABLE>
        <CAPTION>
        1. Title       2. Date   3.    4. Amount  A/D  Price    5. Owned    6.  7. Nature
        <S>            <C>       <C>   <C>     <C>  <C>      <C>         <C> <C>
        \(rows.joined(separator: "\n"))
        </TABLE>
        Table II -- Derivative Securities Acquired, Disposed of, or Beneficially Owned
        \(derivative.joined(separator: "\n"))
        \(notes.joined(separator: "\n"))
        \(signature.joined(separator: "\n"))
        DATE
        November 9, 1998
        \(attachment.joined(separator: "\n"))
        </TEXT>
        </DOCUMENT>
        \(more)</SEC-DOCUMENT>

        """
    }

    /// What is read of the filing with some of its parts changed.
    static func read(_ change: (inout OldFiling) -> Void = { _ in }) throws -> Reading {
        var filing = OldFiling()
        change(&filing)
        return try FormReaderTests.read(filing.text)
    }
}

extension Reading {
    var codes: [String] { findings.map(\.kind.code) }

    func codes(_ severity: Severity) -> [String] {
        findings.filter { $0.severity == severity }.map(\.kind.code)
    }
}
