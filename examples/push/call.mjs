// Signs call data and submits it: node call.mjs WHO CALL_DATA

import { account, connect, fail, given, submit } from './chain.mjs'

const [who, data] = given(2, 'node call.mjs WHO CALL_DATA')
const api = await connect()
const events = await submit(api, account(who), api.tx(api.createType('Call', data))).catch(fail)
events.forEach(({ section, method }) => console.log(`${section}.${method}`))
process.exit()
