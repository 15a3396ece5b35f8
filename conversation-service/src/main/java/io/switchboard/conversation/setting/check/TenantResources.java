package io.switchboard.conversation.setting.check;

import java.util.Collection;
import java.util.Set;

/** Knows which things that a page names belong to the tenant. */
public interface TenantResources {

    /** Returns whether the tenant can send from this address and receives what is sent to it. */
    boolean isOwnAddress(String channel, String address);

    /** Returns those of the ids that belong to labels of the tenant. */
    Set<String> labels(Collection<String> ids);

    /** Returns whether a conversation can be assigned to this member. */
    boolean isMember(String id);
}
