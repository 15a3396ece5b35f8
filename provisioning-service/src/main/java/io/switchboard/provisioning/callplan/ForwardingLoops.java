package io.switchboard.provisioning.callplan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.records.PhoneNumbers;
import io.switchboard.provisioning.voiceplan.PlanDestinations;
import io.switchboard.provisioning.voiceplan.VoicePlanInvalid;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds numbers of a tenant that forward to each other, over any number of hops and in whichever branch of their plans. */
@Component
public class ForwardingLoops {

    /** The most numbers that are followed. Each is one query. */
    private static final int MOST_NUMBERS = 100;

    private final PhoneNumbers numbers;
    private final EffectivePlans plans;

    ForwardingLoops(PhoneNumbers numbers, EffectivePlans plans) {
        this.numbers = numbers;
        this.plans = plans;
    }

    /**
     * Returns the numbers through which a number with these destinations would call itself, in order; empty for none. A
     * number that names itself is none: it does not ring itself.
     */
    public Optional<List<String>> through(TenantId tenant, String address, Set<String> destinations) {
        var cameFrom = new HashMap<String, String>();
        var open = new LinkedHashSet<String>();
        add(address, destinations, cameFrom, open);
        while (!open.isEmpty() && cameFrom.size() <= MOST_NUMBERS) {
            var next = open.removeFirst();
            var reached = destinationsOf(tenant, next);
            if (reached.contains(address)) {
                return Optional.of(path(next, address, cameFrom));
            }
            add(next, reached, cameFrom, open);
        }
        return Optional.empty();
    }

    /**
     * Accepts a plan under which the number does not call itself over other numbers.
     *
     * @param plan in JSON; null for none
     * @throws VoicePlanInvalid naming the numbers
     */
    public void requireNone(PhoneNumber number, @Nullable String plan) {
        if (plan != null) {
            through(number.tenantId(), number.address(), PlanDestinations.phoneNumbers(plan))
                    .ifPresent(path -> {
                        throw new VoicePlanInvalid(message(path));
                    });
        }
    }

    /** Names the numbers of a loop. */
    public static String message(List<String> path) {
        return "The number would call itself over " + String.join(", then ", path) + ".";
    }

    private static void add(
            String from, Set<String> destinations, Map<String, String> cameFrom, SequencedSet<String> open) {
        for (var destination : destinations) {
            if (!destination.equals(from) && cameFrom.putIfAbsent(destination, from) == null) {
                open.add(destination);
            }
        }
    }

    private Set<String> destinationsOf(TenantId tenant, String address) {
        return numbers.find(tenant, address)
                .map(number -> PlanDestinations.phoneNumbers(plans.of(number).fields()))
                .orElse(Set.of());
    }

    private static List<String> path(String last, String address, Map<String, String> cameFrom) {
        var path = new ArrayList<String>();
        for (var number = last; !number.equals(address); number = cameFrom.getOrDefault(number, address)) {
            path.addFirst(number);
        }
        return path;
    }
}
