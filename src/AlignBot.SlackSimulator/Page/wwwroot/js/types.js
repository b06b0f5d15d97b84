/**
 * The shapes that the control API answers with (docs/simulator-control-api.md). Types only: nothing here runs.
 *
 * @typedef {Record<string, any>} Json
 *
 * @typedef {object} Person
 * @property {string} id
 * @property {string} name
 * @property {string} real_name
 * @property {string} title
 * @property {string} initials
 * @property {string} color
 * @property {string} tz IANA zone
 * @property {'member'|'guest'|'single_channel_guest'|'bot'|'external'} role
 * @property {boolean} deleted
 * @property {string} team_id
 * @property {string} presence
 *
 * @typedef {object} Channel
 * @property {string} id
 * @property {string} name
 * @property {'public'|'private'|'im'|'mpim'} kind
 * @property {boolean} is_archived
 * @property {boolean} is_member
 * @property {string[]} members
 * @property {string} [user] the other side of an im
 * @property {string} topic
 * @property {number} unread
 * @property {number} mentions
 * @property {string} [last_ts]
 * @property {string[]} pinned
 *
 * @typedef {object} Message
 * @property {string} ts
 * @property {string} [thread_ts]
 * @property {string} channel
 * @property {string} user
 * @property {string} text
 * @property {Json[]} [blocks]
 * @property {string} [subtype]
 * @property {Json[]} [attachments]
 * @property {{name: string, users: string[]}[]} [reactions]
 * @property {boolean|Json} [edited]
 * @property {boolean} [deleted]
 * @property {boolean} [ephemeral]
 * @property {boolean} [bot]
 * @property {number} [reply_count]
 * @property {string[]} [reply_users]
 * @property {string} [latest_reply]
 * @property {number} [unread_replies]
 * @property {boolean} [pinned]
 * @property {string} [permalink]
 * @property {Json} [state] state.values of its inputs
 *
 * @typedef {object} OpenView
 * @property {Json} view
 * @property {Json} values state.values so far
 * @property {Record<string, string>} errors by block_id
 * @property {boolean} busy
 * @property {string} [notice]
 *
 * @typedef {{command: string, description: string, usage_hint: string}} Command
 * @typedef {{name: string, type: 'message'|'global', callback_id: string, description: string}} Shortcut
 *
 * @typedef {object} App
 * @property {string} id
 * @property {string} name
 * @property {string} bot_user_id
 * @property {Command[]} commands
 * @property {Shortcut[]} shortcuts
 * @property {boolean} home_tab
 * @property {'http'|'socket'} mode
 * @property {number} sockets open now, in Socket Mode
 * @property {boolean} connected
 *
 * @typedef {object} Clock
 * @property {string} now
 * @property {number} now_ms
 * @property {number} target_ms
 * @property {boolean} running
 * @property {number} version
 * @property {string[]|number} followers
 *
 * @typedef {object} Fault
 * @property {string} id
 * @property {string} kind
 * @property {string} [method]
 * @property {string} [channel]
 * @property {string} [error]
 * @property {number} [times]
 * @property {number} [probability]
 * @property {number} [retry_after]
 * @property {number} [delay_ms]
 * @property {number} hits
 *
 * @typedef {object} TrafficEntry
 * @property {number} n
 * @property {number} at_ms
 * @property {'in'|'out'} direction
 * @property {string} kind
 * @property {string} name
 * @property {number|string|null} status
 * @property {number|null} ms
 * @property {string} summary
 * @property {any} request
 * @property {any} response
 *
 * @typedef {object} Delivery what became of something the person did
 * @property {boolean} delivered
 * @property {number|null} status
 * @property {string|null} error what the person would see
 * @property {any} ack
 * @property {number} ms
 * @property {string} [view_id]
 * @property {string} [message_ts]
 *
 * @typedef {object} State all that the page shows
 * @property {string} me the acting person's id
 * @property {string} team the workspace's name
 * @property {Person[]} people
 * @property {Channel[]} channels
 * @property {App|null} app
 * @property {Clock|null} clock
 * @property {number} clockReadAt performance.now() when the clock was read
 * @property {Fault[]} faults
 * @property {number} directory grows when a name, zone or colour that messages show has changed
 * @property {string|null} channel
 * @property {string|null} thread
 * @property {'home'|'messages'} tab of the app's DM
 * @property {Message[]|null} messages
 * @property {Message[]|null} threadMessages
 * @property {string|null} newFrom the first unread ts when the channel was opened
 * @property {OpenView[]} stack
 * @property {Json|null} home
 * @property {boolean} homeRead
 * @property {boolean} drawer
 * @property {boolean} menu whether a narrow page shows the list of channels
 * @property {'clock'|'faults'|'traffic'} panel
 * @property {TrafficEntry[]} traffic
 * @property {boolean} online
 *
 * @typedef {object} Client one browser page: what its parts share
 * @property {import('./state.js').Store} store
 * @property {ReturnType<typeof import('./api.js').createApi>} api
 * @property {ReturnType<typeof import('./actions.js').createActions>} act
 * @property {ReturnType<typeof import('./reads.js').createReads>} read
 * @property {ReturnType<typeof import('./router.js').createRouter>} go
 * @property {ReturnType<typeof import('./notices.js').createNotices>} notices
 * @property {ReturnType<typeof import('./form.js').createForms>} forms
 *
 * @typedef {object} Surface where blocks are shown: a message, a modal or App Home
 * @property {Client} client
 * @property {'message'|'modal'|'home'} kind
 * @property {Json} address what names it in the control API: {view_id} or {channel, message_ts}
 * @property {import('./form.js').Form} form
 * @property {Record<string, string>} errors by block_id
 */
export {};
