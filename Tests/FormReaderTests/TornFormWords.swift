/// The form's own words, as the seed has them.
extension TornFormMaker {
    static let heading = [
        "FORM 4",
        "Check this box if no longer subject to Section 16. Form 4 or Form 5 obligations may continue. See",
        "UNITED STATES SECURITIES AND EXCHANGE COMMISSION", "Washington, D.C. 20549",
        "STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP",
        "OMB APPROVAL OMB Number: Estimated average burden hours per response: 0.5",
        "Filed pursuant to Section 16(a) of the Securities Exchange Act of 1934 or Section 30(h) of the Investment Company Act of 1940",
    ]

    static let tableOneHeadings = [
        "\t\tTable I - N\tNon-Derivat\ttive Securities A\tcquire\ted, C\tDisposed o\tf, or E\teneficially\tOwned\t\t\t",
        "1. Title of Security (Instr. 3)\t\t\t2. Transaction Date (Month/Day/Ye\t2A. Deemed Execution Date, if any (Month/Day/Year)\t3. Transaction Code (Instr. 8)\t\t4. Securities Disposed Of\t\t\t5. Amount of Securities Beneficially Owned Following\t6. Ownership Form: Direct (D) or Indirect (I) (Instr. 4)\t7. Nature of Indirect Beneficial Ownership\t",
        "\t\t\t\t\tCode\tv\tAmount\t(A) or (D)\tPrice\tReported Transaction(s) (Instr. 3 and 4)\t\t(Instr. 4)\t",
    ]

    static let tableTwoCaption =
        "Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned (e.g., puts, calls, warrants, options, convertible securities)"

    static let tableTwoHeadings = [
        "1. Title of Derivative Security (Instr. 3)\t2. Conversion or Exercise Price of Derivative Security\t3. Transaction Date (Month/Day/Year)\t3A. Deemed Execution Date, if any (Month/Day/Year)\t4. Transaction Code (Instr. 8)\t\t5. Number of Derivative Securities Acquired (A) or Disposed of (D) (Instr. 3, 4 and 5)\t\t6. Date Exercisable and Expiration Date (Month/Day/Year)\t\t7. Title and Amount of Securities Underlying Derivative Security (Instr. 3 and 4)\t\t8. Price of Derivative Security (Instr. 5)\t9. Number of derivative Securities Beneficially Owned Following Reported Transaction(s) (Instr. 4)\t10. Ownership Form: Direct (D) or Indirect (I) (Instr. 4)\t11. Nature of Indirect Beneficial Ownership (Instr. 4)",
        "\t\t\t\tCode\tv\t(A)\t(D)\tDate Exercisable\tExpiration Date\tTitle\tAmount or Number of Shares\t\t\t\t",
    ]

    static let foot = [
        "** Signature of Reporting Person", "Date",
        "Reminder: Report on a separate line for each class of securities beneficially owned directly or indirectly.",
        "- * If the form is filed by more than one reporting person, see Instruction 4 (b)(v).\n- ** Intentional misstatements or omissions of facts constitute Federal Criminal Violations See 18 U.S.C. 1001 and 15 U.S.C. 78ff(a).",
        "Note: File three copies of this Form, one of which must be manually signed. If space is insufficient, see Instruction 6 for procedure.",
        "Persons who respond to the collection of information contained in this form are not required to respond unless the form displays a currently valid OMB Number.",
    ]
}
