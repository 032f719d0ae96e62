@_exported public import OwnershipModel
@_exported public import OwnershipXML
