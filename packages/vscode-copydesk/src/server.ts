import {serve} from 'copydesk-language-server'

serve(process.stdin, process.stdout)
