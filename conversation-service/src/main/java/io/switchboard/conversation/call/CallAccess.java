package io.switchboard.conversation.call;

import java.util.stream.Collectors;

import io.switchboard.conversation.assignee.AssignableMembers;
import io.switchboard.directory.Directory;
import io.switchboard.events.NumberRecord;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/**
 * Decides which calls of a tenant a caller may see. Admins and programs see all; an agent sees those of the numbers that are
 * assigned to the agent or to nobody, and those that the agent asked for. A number of a removed member is nobody's.
 */
@Component
public class CallAccess {

    private final Calls calls;
    private final Directory directory;
    private final AssignableMembers members;

    CallAccess(Calls calls, Directory directory, AssignableMembers members) {
        this.calls = calls;
        this.directory = directory;
        this.members = members;
    }

    /**
     * Finds the tenant's call.
     *
     * @throws ApiProblem 404 if there is none with this id, 403 if the caller may not see it
     */
    public StoredCall find(ApiCaller caller, TenantId tenant, String id) {
        var call = calls.find(tenant, id).orElseThrow(() -> ApiProblem.notFound("call", id));
        if (!scope(caller, tenant).includes(call)) {
            throw ApiProblem.forbidden(
                    "number-of-another-member",
                    "The call is of a number that is assigned to another member. The member and admins see it.");
        }
        return call;
    }

    CallScope scope(ApiCaller caller, TenantId tenant) {
        if (caller.has(Role.ADMIN) || caller.subject().equals(caller.clientId())) {
            return CallScope.everything();
        }
        var ofOthers = directory.numbersOf(tenant.value()).stream()
                .filter(number -> number.agentId() != null && !number.agentId().equals(caller.subject()))
                .collect(Collectors.groupingBy(
                        NumberRecord::agentId, Collectors.mapping(NumberRecord::address, Collectors.toSet())));
        if (!ofOthers.isEmpty()) {
            members.removed(tenant, ofOthers.keySet()).forEach(ofOthers::remove);
        }
        var hidden = ofOthers.values().stream().flatMap(numbers -> numbers.stream());
        return new CallScope(hidden.collect(Collectors.toSet()), caller.subject());
    }
}
