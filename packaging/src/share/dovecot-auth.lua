-- SPDX-License-Identifier: Apache-2.0
--
-- Dovecot's passdb and userdb (2.3 and 2.4): asks doveauth over its auth socket in the dict protocol.
-- Runs in auth-worker processes; each Lua state keeps one connection open and asks one thing at a time.
-- Error strings returned here end up in Dovecot's log, so they are fixed texts: never a key, a user or a
-- reply, since the lookup key holds the password.

local unix = require "socket.unix"

local SOCKET = "@AUTH_SOCKET@"

-- Bounds one step (connecting, sending, receiving); Dovecot itself gives a worker 60 seconds.
local STEP_SECONDS = 10

-- major version, minor version, value type (0 = string), user (none), name of the dict
local HELLO = "H3\t2\t0\t\tauth\n"

local connection

-- The dict protocol escapes these five octets by \001 and a letter.
local TO_WIRE = { ["\0"] = "\0010", ["\1"] = "\0011", ["\t"] = "\1t", ["\r"] = "\1r", ["\n"] = "\1n" }
local FROM_WIRE = { ["0"] = "\0", ["1"] = "\1", t = "\t", r = "\r", n = "\n" }

local function escape(text)
  return (text:gsub("[\0\1\t\r\n]", TO_WIRE))
end

local function unescape(text)
  return (text:gsub("\1(.)", FROM_WIRE))
end

-- Inside a key, quotes and backslashes carry a backslash: password and user stand there as `PASSWORD"USER`.
local function quote(text)
  return (text:gsub("[\\\"']", "\\%0"))
end

local function hang_up()
  if connection then connection:close() end
  connection = nil
end

local function dial()
  local socket, trouble = unix.stream()
  if not socket then return nil, trouble end
  socket:settimeout(STEP_SECONDS, "t")
  local done
  done, trouble = socket:connect(SOCKET)
  if done then done, trouble = socket:send(HELLO) end
  if not done then
    socket:close()
    return nil, trouble
  end
  return socket
end

-- One line out, one line back. After any trouble the connection is gone, so a late answer is never
-- taken for the answer to the next question.
local function exchange(request)
  local trouble, done, line
  if not connection then
    connection, trouble = dial()
    if not connection then return nil, trouble end
  end
  done, trouble = connection:send(request)
  if done then line, trouble = connection:receive("*l") end
  if not line then hang_up() end
  return line, trouble
end

-- Returns "O" and the value, "N", or nil and a text for the log.
local function lookup(key, user)
  local request = "Lshared/" .. escape(key) .. "\t" .. escape(user) .. "\n"
  local line, trouble = exchange(request)
  -- doveauth was restarted since the last question; a time-out is not tried again, the login has waited enough.
  if not line and trouble ~= "timeout" then line, trouble = exchange(request) end
  if not line then return nil, "doveauth: " .. tostring(trouble) end

  local kind = line:sub(1, 1)
  if kind == "O" then
    -- Timing fields may follow the value after a tab.
    return "O", unescape(line:sub(2):match("^[^\t]*"))
  elseif kind == "N" then
    return "N"
  elseif kind == "F" then
    return nil, "doveauth: temporary failure"
  end
  hang_up()
  return nil, "doveauth: unexpected reply"
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

function auth_passdb_lookup(req)
  local kind, body = lookup("passdb/" .. quote(req.password or "") .. '"' .. quote(req.user), req.user)
  if kind == "N" then
    -- The second value has to be a string here: Dovecot 2.4 takes a table for an internal failure.
    return dovecot.auth.PASSDB_RESULT_USER_UNKNOWN, "no such account"
  elseif not kind then
    return dovecot.auth.PASSDB_RESULT_INTERNAL_FAILURE, body
  end
  local fields = json_fields(body)
  -- Without a hash Dovecot would have nothing to check the password against.
  if not fields or not fields.password or fields.password == "" then
    return dovecot.auth.PASSDB_RESULT_INTERNAL_FAILURE, "doveauth: unreadable reply"
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
  local kind, body = lookup("userdb/" .. quote(req.user), req.user)
  if kind == "N" then
    return dovecot.auth.USERDB_RESULT_USER_UNKNOWN, "no such account"
  elseif not kind then
    return dovecot.auth.USERDB_RESULT_INTERNAL_FAILURE, body
  end
  local fields = json_fields(body)
  if not fields then
    return dovecot.auth.USERDB_RESULT_INTERNAL_FAILURE, "doveauth: unreadable reply"
  end
  return dovecot.auth.USERDB_RESULT_OK, { home = fields.home, uid = fields.uid, gid = fields.gid }
end

-- For `doveadm -A`. A list that breaks off is an error, never a short list.
function auth_userdb_iterate()
  local prefix = "shared/userdb/"
  local socket, trouble = dial()
  if not socket then error("doveauth: " .. tostring(trouble), 0) end
  local users = {}
  local done, line
  done, trouble = socket:send("I0\t0\t" .. prefix .. "\t*\n")
  if done then line, trouble = socket:receive("*l") end
  while line and line:sub(1, 1) == "O" do
    local key = unescape(line:sub(2):match("^[^\t]*"))
    if key:sub(1, #prefix) == prefix then users[#users + 1] = key:sub(#prefix + 1) end
    line, trouble = socket:receive("*l")
  end
  socket:close()
  if line ~= "" then error("doveauth: list broke off: " .. (line and "temporary failure" or tostring(trouble)), 0) end
  return users
end
