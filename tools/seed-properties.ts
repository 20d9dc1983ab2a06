import fc from 'fast-check'

/** The same cases in every run, so that a change and not chance decides; `COPYDESK_FUZZ_SEED` asks for others. */
fc.configureGlobal({seed: Number(process.env['COPYDESK_FUZZ_SEED'] ?? 1)})
