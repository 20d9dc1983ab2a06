import fc from 'fast-check'

// That a test fails is all that is asked here: nobody reads its smallest case.
fc.configureGlobal({...fc.readConfigureGlobal(), endOnFailure: true})
