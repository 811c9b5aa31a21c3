-- SPDX-License-Identifier: Apache-2.0
--
-- Dovecot's passdb and userdb (2.3 and 2.4): asks doveauth over its auth socket in the dict protocol.
-- Runs in auth-worker processes; each Lua state keeps one connection open and asks one thing at a time.
-- Error strings returned here end up in Dovecot's log, so they are fixed texts: never a key, a user or a
-- reply, since the lookup key holds the password. What is not a whole and well-formed answer is a temporary failure.

local unix = require "socket.unix"
local gettime = require "socket".gettime
local sleep = require "socket".sleep

local SOCKET = "@AUTH_SOCKET@"

-- Bounds a question with all that belongs to it, and a list; Dovecot itself gives a worker 60 seconds.
local QUESTION_SECONDS = 10
local LIST_SECONDS = 50

-- How long a login waits for a doveauth that is not there, since that is being started again as a rule. Postfix has no
-- answer but "wrong password" (535) for a login that fails for the time being; and itself it waits for 10 seconds, of
-- which Dovecot takes 2 before it says no.
local ABSENT_SECONDS = 6
local LOOK_AGAIN_SECONDS = 0.2

-- As in Dovecot and doveauth.
local MAX_LINE_OCTETS = 65536

-- Beyond it a worker has no memory for the list.
local MAX_USERS = 1000000

-- major version, minor version, value type (0 = string), user (none), name of the dict
local HELLO = "H3\t2\t0\t\tauth\n"

-- The dict protocol escapes these five octets by \001 and a letter.
local TO_WIRE = { ["\0"] = "\0010", ["\1"] = "\0011", ["\t"] = "\1t", ["\r"] = "\1r", ["\n"] = "\1n" }
local FROM_WIRE = { ["0"] = "\0", ["1"] = "\1", t = "\t", r = "\r", n = "\n" }

local function escape(text)
  return (text:gsub("[\0\1\t\r\n]", TO_WIRE))
end

-- Returns nil when an octet stands there raw that has to be escaped, or an escape that does not exist.
local function unescape(text)
  if text:gsub("\1[01trn]", ""):find("[\0\1\t\r\n]") then return nil end
  return (text:gsub("\1(.)", FROM_WIRE))
end

-- Inside a key, quotes and backslashes carry a backslash: password and user stand there as `PASSWORD"USER`.
local function quote(text)
  return (text:gsub("[\\\"']", "\\%0"))
end

-- A connection is a socket and what it has brought beyond the last line.
local function hang_up(connection)
  connection.socket:close()
end

-- The clock may be set meanwhile: then too it is never longer than a list may take.
local function wait_until(connection, deadline)
  connection.socket:settimeout(math.min(math.max(deadline - gettime(), 0), LIST_SECONDS), "t")
end

local function send(connection, text, deadline)
  wait_until(connection, deadline)
  return connection.socket:send(text)
end

local function dial(deadline)
  local socket, trouble = unix.stream()
  if not socket then return nil, trouble end
  local connection = { socket = socket, rest = "" }
  local done
  wait_until(connection, deadline)
  done, trouble = socket:connect(SOCKET)
  if done then done, trouble = send(connection, HELLO, deadline) end
  if not done then
    hang_up(connection)
    return nil, trouble
  end
  return connection
end

-- The same, for a while if nobody listens there.
local function dial_patiently(deadline)
  local absent = math.min(gettime() + ABSENT_SECONDS, deadline)
  while true do
    local connection, trouble = dial(deadline)
    if connection or trouble == "timeout" or gettime() + LOOK_AGAIN_SECONDS > absent then
      return connection, trouble
    end
    sleep(LOOK_AGAIN_SECONDS)
  end
end

-- Whether it is there and nothing has come that nobody asked for.
local function is_fresh(connection)
  connection.socket:settimeout(0, "t")
  local _, trouble = connection.socket:receive(1)
  return connection.rest == "" and trouble == "timeout"
end

-- Returns a line without its end, only if the end has come, or nil and what is wrong.
local function receive(connection, deadline)
  local searched = 1
  while true do
    local stop = connection.rest:find("\n", searched, true)
    if (stop or #connection.rest + 1) > MAX_LINE_OCTETS + 1 then return nil, "line too long" end
    if stop then
      local line = connection.rest:sub(1, stop - 1)
      connection.rest = connection.rest:sub(stop + 1)
      return line
    end
    searched = #connection.rest + 1
    -- Waits for one octet, then takes what is there already.
    wait_until(connection, deadline)
    local first, trouble = connection.socket:receive(1)
    if not first then return nil, trouble end
    connection.socket:settimeout(0, "t")
    local more, _, part = connection.socket:receive(4096)
    connection.rest = connection.rest .. first .. (more or part)
  end
end

-- Takes a line apart: its first octet, and the value behind it. Four numbers may follow: when the question came
-- and when it was answered.
local function parse(line)
  local kind, value, times = line:match("^([ONF])([^\t]*)(.*)$")
  if not kind then return nil end
  if kind == "F" then return "F", "" end
  value = unescape(value)
  if not value then return nil end
  if times ~= "" and not times:match("^\t%d+\t%d+\t%d+\t%d+$") then return nil end
  if kind == "N" and value ~= "" then return nil end
  return kind, value
end

local JSON_ESCAPES = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", ['"'] = '"', ["\\"] = "\\", ["/"] = "/" }

-- Reads the JSON string whose opening quote is at position `at`; returns it and the position behind it, or nil.
local function json_string(text, at)
  local parts = {}
  local position = at + 1
  while true do
    local plain, stop = text:match('^([^"\\%c]*)(["\\])', position)
    if not plain then return nil end
    parts[#parts + 1] = plain
    position = position + #plain + 1
    if stop == '"' then return table.concat(parts), position end
    local letter = text:sub(position, position)
    if letter == "u" then
      local digits = text:match("^%x%x%x%x", position + 1)
      if not digits then return nil end
      local point = tonumber(digits, 16)
      -- Halves of a surrogate pair: no path, hash or number of ours has one.
      if point >= 0xD800 and point <= 0xDFFF then return nil end
      parts[#parts + 1] = utf8.char(point)
      position = position + 5
    else
      if not JSON_ESCAPES[letter] then return nil end
      parts[#parts + 1] = JSON_ESCAPES[letter]
      position = position + 1
    end
  end
end

-- Reads one flat object of strings and whole numbers. Anything else, a doubled name too, gives nil.
local function json_fields(text)
  local fields = {}
  local position = text:match("^%s*{%s*()")
  if not position then return nil end
  if text:match("^}%s*$", position) then return fields end
  while true do
    local name, value
    if text:sub(position, position) ~= '"' then return nil end
    name, position = json_string(text, position)
    if not name or fields[name] then return nil end
    position = text:match("^%s*:%s*()", position)
    if not position then return nil end
    if text:sub(position, position) == '"' then
      value, position = json_string(text, position)
      if not value then return nil end
    else
      value, position = text:match("^(%d+)()", position)
      if not value then return nil end
    end
    fields[name] = value
    local separator
    separator, position = text:match("^%s*([,}])%s*()", position)
    if separator == "}" then
      if position == #text + 1 then return fields end
      return nil
    elseif separator ~= "," then
      return nil
    end
  end
end

-- What doveauth knows of a user. It has to be this user: another's home would be the answer to another question.
local function account(value, user, wanted)
  local fields = json_fields(value)
  if not fields then return nil end
  for name, pattern in pairs(wanted) do
    if not (fields[name] or ""):match(pattern) then return nil end
  end
  if fields.home:sub(-#user - 1) ~= "/" .. user then return nil end
  return fields
end

-- Asks on an open connection, and believes nothing but one whole answer with nothing behind it.
local function exchange(connection, request, user, wanted, deadline)
  local done, line, trouble
  done, trouble = send(connection, request, deadline)
  if done then line, trouble = receive(connection, deadline) end
  if not line then return nil, trouble end
  local kind, value = parse(line)
  if connection.rest ~= "" then return nil, "more than one reply" end
  if kind == "O" then
    value = account(value, user, wanted)
    if not value then return nil, "unreadable reply" end
  elseif not kind then
    return nil, "unexpected reply"
  end
  return kind, value
end

local kept

-- Returns "O" and the fields, "N", or nil and a text for the log. After any trouble the connection is gone, so a late
-- answer is never taken for the answer to the next question.
local function lookup(key, user, wanted)
  local deadline = gettime() + QUESTION_SECONDS
  local request = "Lshared/" .. escape(key) .. "\t" .. escape(user) .. "\n"
  local connection = kept
  kept = nil
  if connection and not is_fresh(connection) then
    hang_up(connection)
    connection = nil
  end
  local kind, value
  if connection then
    kind, value = exchange(connection, request, user, wanted, deadline)
    if not kind then
      -- doveauth may have been started anew, so it is asked once more.
      hang_up(connection)
      connection = nil
      if value == "timeout" then return nil, "doveauth: timeout" end
    end
  end
  if not connection then
    connection, value = dial_patiently(deadline)
    if not connection then return nil, "doveauth: " .. tostring(value) end
    kind, value = exchange(connection, request, user, wanted, deadline)
    if not kind then
      hang_up(connection)
      return nil, "doveauth: " .. tostring(value)
    end
  end
  kept = connection
  if kind == "F" then return nil, "doveauth: temporary failure" end
  return kind, value
end

local USERDB_FIELDS = { home = "^/%C+$", uid = "^%d+$", gid = "^%d+$" }

-- Without a hash Dovecot would have nothing to check the password against.
local PASSDB_FIELDS = { home = "^/%C+$", uid = "^%d+$", gid = "^%d+$", password = "^%C+$" }

function auth_passdb_lookup(req)
  local key = "passdb/" .. quote(req.password or "") .. '"' .. quote(req.user)
  local kind, fields = lookup(key, req.user, PASSDB_FIELDS)
  if kind == "N" then
    -- The second value has to be a string here: Dovecot 2.4 takes a table for an internal failure.
    return dovecot.auth.PASSDB_RESULT_USER_UNKNOWN, "no such account"
  elseif not kind then
    return dovecot.auth.PASSDB_RESULT_INTERNAL_FAILURE, fields
  end
  return dovecot.auth.PASSDB_RESULT_OK, {
    password = fields.password,
    -- For `userdb prefetch`: spares a login its second question.
    userdb_home = fields.home,
    userdb_uid = fields.uid,
    userdb_gid = fields.gid,
  }
end

function auth_userdb_lookup(req)
  local kind, fields = lookup("userdb/" .. quote(req.user), req.user, USERDB_FIELDS)
  if kind == "N" then
    return dovecot.auth.USERDB_RESULT_USER_UNKNOWN, "no such account"
  elseif not kind then
    return dovecot.auth.USERDB_RESULT_INTERNAL_FAILURE, fields
  end
  return dovecot.auth.USERDB_RESULT_OK, { home = fields.home, uid = fields.uid, gid = fields.gid }
end

-- Reads up to the empty line that ends a list; returns nil and what is wrong when it does not come to that.
local function receive_list(connection, prefix, deadline)
  local users = {}
  while true do
    local line, trouble = receive(connection, deadline)
    if not line then return nil, trouble end
    if line == "" then
      if connection.rest ~= "" then return nil, "more than one reply" end
      return users
    end
    local key, value = line:match("^O([^\t]*)\t([^\t]*)$")
    key = key and unescape(key)
    if not key or not unescape(value) or key:sub(1, #prefix) ~= prefix or key == prefix then
      return nil, line:sub(1, 1) == "F" and "temporary failure" or "unexpected reply"
    end
    if #users == MAX_USERS then return nil, "too many users" end
    users[#users + 1] = key:sub(#prefix + 1)
  end
end

-- For `doveadm -A`. A list that breaks off is an error, never a short list.
function auth_userdb_iterate()
  local prefix = "shared/userdb/"
  local deadline = gettime() + LIST_SECONDS
  local connection, trouble = dial(deadline)
  local done, users
  if connection then
    done, trouble = send(connection, "I0\t0\t" .. prefix .. "\t*\n", deadline)
    if done then users, trouble = receive_list(connection, prefix, deadline) end
    hang_up(connection)
  end
  if not users then error("doveauth: list: " .. tostring(trouble), 0) end
  return users
end
