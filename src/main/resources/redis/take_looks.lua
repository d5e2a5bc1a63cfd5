-- take_looks: grants looks at one upstream, so that all nodes together stay below its cap in every second.
--
-- KEYS[1]  looks: hash of what was granted: field `<slice>` for all nodes, `<slice>:<number>` for one of them
--
-- ARGV[1]  cap: looks in a second, all nodes together
-- ARGV[2]  wanted: looks the caller has at hand
-- ARGV[3]  number: which of the nodes asks, from 0
-- ARGV[4]  nodes: that share the cap
--
-- Returns
--   {granted, left, again}  how many, to be begun within `left` milliseconds; and if they are fewer than wanted, in how
--                           many milliseconds there may be more, else 0
--
-- Cost: O(n) for n nodes; one read, at most four writes. One that runs late or again wastes what
-- it grants, of one slice at most

-- A second, wherever it begins, touches eleven slices: so these together never get more than the cap.
local SLICE, SLICES = 100, 11

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local slice, passed = math.floor(now / SLICE), now % SLICE
local cap, wanted = tonumber(ARGV[1]), tonumber(ARGV[2])
local number, nodes = tonumber(ARGV[3]), tonumber(ARGV[4])

local before, taken, mine, gone = 0, 0, 0, {}
local counts = redis.call('HGETALL', KEYS[1])
for index = 1, #counts, 2 do
  local at, node = string.match(counts[index], '^(%d+):?(%d*)$')
  local age, count = slice - at, tonumber(counts[index + 1])
  -- A clock that stepped back leaves slices of the future behind: they count while they are near.
  if math.abs(age) >= SLICES or (node ~= '' and age ~= 0) then
    gone[#gone + 1] = counts[index]
  elseif node == '' and age == 0 then
    taken = count
  elseif node == '' then
    before = before + count
  elseif tonumber(node) == number then
    mine = count
  end
end

local slice_cap = math.max(0, math.min(math.ceil(cap / SLICES), cap - before))
local free = math.max(0, slice_cap - taken)
local granted = math.min(wanted, free)
-- In its first half a slice is shared evenly; what nobody asked for by then is anybody's.
local early = passed < SLICE / 2
if early then
  -- What cannot be divided goes to other nodes in each slice, in no order that could keep step with the slices.
  local turn = math.floor((slice % 1048576) * 2654435761 % 4294967296 / 4294967296 * nodes)
  local share = math.floor(slice_cap / nodes)
  if (number + turn) % nodes < slice_cap % nodes then
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
  redis.call('PEXPIRE', KEYS[1], SLICE * 2 * SLICES)
end
local left, again = SLICE - passed, 0
if granted < wanted then
  again = (early and free > granted) and SLICE / 2 - passed or left
end
return { granted, left, again }
