import {DeskError} from 'remark-copydesk/node'

/** Nothing is wrong with a desk but what Nx would call its parts, so nobody else can say it. */
export class NameClash extends DeskError {}
