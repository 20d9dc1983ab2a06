import {config} from 'zod'

// zod asks whether it may compile code, and the policy of these pages answers with an error in the console.
config({jitless: true})
