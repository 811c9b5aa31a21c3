-- SPDX-License-Identifier: Apache-2.0
--
-- Tells doveauth of each message that Dovecot's LMTP has stored, by setting an entry of the mailbox (2.3 and 2.4).
-- A message that cannot be told of is delivered all the same.

function dovecot_lua_notify_begin_txn(user)
  return user
end

-- One's own devices need no notification of what one has sent oneself, only those that are connected are woken.
local function is_own(user, event)
  local from = (event.from or ""):lower()
  return from ~= "" and (from:match("<([^<>]*)>%s*$") or from) == user.username:lower()
end

function dovecot_lua_notify_event_message_new(user, event)
  pcall(function()
    local mailbox = user:mailbox(event.mailbox)
    mailbox:sync()
    mailbox:metadata_set("/private/messagenew", is_own(user, event) and "own" or "")
    mailbox:free()
  end)
end

function dovecot_lua_notify_end_txn(user, success)
end
