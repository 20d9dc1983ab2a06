// Prints the day that builds go by, for Nx to put into its cache keys: the same rule as in
// remark-copydesk/node, in plain JavaScript because Nx runs it with whatever Node there is.
const epoch = process.env.SOURCE_DATE_EPOCH
const date = epoch ? new Date(Number(epoch) * 1000) : new Date()
console.log(Number.isNaN(date.getTime()) ? `SOURCE_DATE_EPOCH=${epoch}` : date.toISOString().slice(0, 10))
