-- Load for /ask on the bundled briefing, by wrk: many different questions, none of which was asked shortly before.
--
--   rapporteur serve --quiet &
--   wrk -t2 -c16 -d30s --latency -s tests/benches/ask.lua http://127.0.0.1:7474
--
-- The service remembers answers by the text of a question, so that each is followed by blanks in a number of its own.
-- REPEAT=1 in the environment leaves them out: then what is remembered is measured, as it is with people who ask alike.

local repeats = os.getenv("REPEAT") == "1"
local things = {
  "APEC", "the SOM", "SOM1", "the Economic Committee", "the Committee on Trade and Investment", "China", "Peru",
  "the Republic of Korea", "the United States", "Casey Mace", "OES", "the host economy",
}
local forms = {
  "what is %s?", "what can %s produce?", "what does %s do?", "who chairs %s?", "who hosts %s?", "what can't %s do?",
  "does %s chair APEC?", "can %s impose binding decisions?", "how many deliverables can %s produce?",
  "what reports to %s?", "is %s part of APEC?", "which committees report to %s?", "what does %s lead?",
  "as of 2024, who hosts %s?", "how is %s connected to SOM1?", "tell me about %s",
}

local function encoded(text)
  return (text:gsub("[^%w%-%._~]", function(c) return string.format("%%%02X", c:byte()) end))
end

local paths = {}
for _, form in ipairs(forms) do
  for _, thing in ipairs(things) do
    paths[#paths + 1] = "/ask?question=" .. encoded(form:format(thing))
  end
end

local threads = 0
function setup(thread)
  thread:set("first", threads * 7919)
  threads = threads + 1
end

local asked
function request()
  asked = (asked or first) + 1
  local path = paths[asked % #paths + 1]
  if not repeats then
    path = path .. string.rep("+", math.floor(asked / #paths) % 1500 + 1)
  end
  return wrk.format("GET", path)
end

local failed = 0
function response(status)
  -- A question about a name for which it makes no sense may be refused; that is an answer, too.
  if status ~= 200 and status ~= 400 then failed = failed + 1 end
end

function done(summary, latency)
  local seconds = summary.duration / 1e6
  io.write(string.format("answers a second: %.0f\n", summary.requests / seconds))
  io.write(string.format("latency: p50 %.2f ms, p99 %.2f ms\n", latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
  io.write(string.format("errors of sockets: %d\n", summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
