-- take_looks: grants looks at one upstream, so that all nodes together stay below its cap in every second.
--
-- KEYS[1]  looks: hash of what was granted: field `<slice>` for all nodes, `<slice>:<number>` for one of them
--
-- ARGV[1]  cap: looks in a second, all nodes together
-- ARGV[2]  wanted: looks the caller has at hand
-- ARGV[3]  number: which of the nodes asks, from 0
-- ARGV[4]  nodes: that share the cap
-- ARGV[5]  ahead: 0 for looks of the present slice, more for those of a later one; at most 20
--
-- Returns
--   {granted, from, before, again}  how many, to be begun between two moments of Redis time in milliseconds; and if they
--                                   are fewer than wanted, in how many milliseconds there may be more, else 0
--
-- Cost: O(n) for n nodes; one read, at most four writes. One that runs late or again wastes what
-- it grants, of one slice at most

-- A second, wherever it begins, touches eleven slices: so no eleven in a row ever get more than the cap.
local SLICE, SLICES, FARTHEST = 100, 11, 20

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local present, passed = math.floor(now / SLICE), now % SLICE
local cap, wanted = tonumber(ARGV[1]), tonumber(ARGV[2])
local number, nodes, ahead = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local slice = present + ahead

local granted_in, mine, gone = {}, 0, {}
local counts = redis.call('HGETALL', KEYS[1])
for index = 1, #counts, 2 do
  local at, node = string.match(counts[index], '^(%d+):?(%d*)$')
  at = tonumber(at)
  local count = tonumber(counts[index + 1])
  -- A clock that stepped back leaves slices of the future behind: they count while they are near.
  if at <= present - SLICES or at > present + SLICES + FARTHEST or (node ~= '' and at < present) then
    gone[#gone + 1] = counts[index]
  elseif node == '' then
    granted_in[at] = count
  elseif at == slice and tonumber(node) == number then
    mine = count
  end
end

local free = math.ceil(cap / SLICES) - (granted_in[slice] or 0)
for first = slice - SLICES + 1, slice do
  local left = cap
  for each = first, first + SLICES - 1 do
    left = left - (granted_in[each] or 0)
  end
  free = math.min(free, left)
end
free = math.max(0, free)
local granted = math.min(wanted, free)
-- Until its first half is over a slice is shared evenly; what nobody asked for by then is anybody's.
local early = ahead > 0 or passed < SLICE / 2
if early then
  -- What cannot be divided goes to other nodes in each slice, in no order that could keep step with the slices.
  local turn = math.floor((slice % 1048576) * 2654435761 % 4294967296 / 4294967296 * nodes)
  local all = free + (granted_in[slice] or 0)
  local share = math.floor(all / nodes)
  if (number + turn) % nodes < all % nodes then
    share = share + 1
  end
  granted = math.min(granted, math.max(0, share - mine))
end

-- Redis looks at its memory before the first write of a script, and not when that can only remove: so this one goes on
-- when memory is full.
redis.call('HDEL', KEYS[1], '', unpack(gone))
if granted > 0 then
  local field = string.format('%.0f', slice)
  redis.call('HINCRBY', KEYS[1], field, granted)
  redis.call('HINCRBY', KEYS[1], field .. ':' .. ARGV[3], granted)
  redis.call('PEXPIRE', KEYS[1], SLICE * (2 * SLICES + FARTHEST))
end
local again = 0
if granted < wanted then
  again = (early and ahead == 0 and free > granted) and SLICE / 2 - passed or SLICE - passed
end
return { granted, slice * SLICE, (slice + 1) * SLICE, again }
