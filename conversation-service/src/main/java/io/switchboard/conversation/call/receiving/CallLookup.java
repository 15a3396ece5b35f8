package io.switchboard.conversation.call.receiving;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.conversation.call.Calls;
import io.switchboard.conversation.call.NewCalls;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.mongo.IdGenerator;

/** Finds the calls that reported facts are about, by key. */
final class CallLookup {

    private final Calls calls;
    private final IdGenerator ids;

    CallLookup(Calls calls, IdGenerator ids) {
        this.calls = calls;
        this.ids = ids;
    }

    /** Finds the calls, and inserts those of which this is the first report. */
    Map<String, StoredCall> findOrInsert(List<ReportedFact> reported) {
        var found = find(reported);
        var absent = new LinkedHashMap<String, StoredCall>();
        reported.stream()
                .filter(fact -> !found.containsKey(fact.key()))
                .forEach(fact -> absent.computeIfAbsent(fact.key(), key -> reported(fact)));
        if (absent.isEmpty()) {
            return found;
        }
        calls.insertAbsent(List.copyOf(absent.values()));
        return find(reported);
    }

    private StoredCall reported(ReportedFact first) {
        return NewCalls.reported(
                ids.next(),
                first.tenantId(),
                first.callSid(),
                first.accountSid(),
                first.fact().at());
    }

    /** Finds the calls by SID. A call that was requested here has none until a webhook or Twilio's answer names it. */
    Map<String, StoredCall> find(List<ReportedFact> reported) {
        var found = new HashMap<String, StoredCall>();
        calls.byKeys(reported.stream().map(ReportedFact::key).distinct().toList())
                .forEach(call -> found.put(call.key(), call));
        var requested = reported.stream()
                .filter(fact -> fact.callId() != null && !found.containsKey(fact.key()))
                .toList();
        var byId = new HashMap<String, StoredCall>();
        calls.byIds(requested.stream().map(ReportedFact::callId).distinct().toList())
                .forEach(call -> byId.put(call.id(), call));
        for (var fact : requested) {
            var call = byId.get(fact.callId());
            if (call != null && isCallOf(fact, call)) {
                found.put(fact.key(), call);
            }
        }
        return found;
    }

    /** A callback's URL can name any id: it counts for a call of the tenant and account that still waits for its SID. */
    private static boolean isCallOf(ReportedFact fact, StoredCall call) {
        return call.tenantId().equals(fact.tenantId())
                && call.accountSid().equals(fact.accountSid())
                && call.request() != null
                && call.callSid() == null;
    }
}
