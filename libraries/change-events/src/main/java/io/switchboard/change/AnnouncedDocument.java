package io.switchboard.change;

import io.switchboard.web.TenantId;

/** A document whose changes are announced by events, see {@link RevisionEvents}. */
public interface AnnouncedDocument {

    /** The tenant that the document belongs to. */
    TenantId tenantId();

    /** The subject of its events: the id under which the API shows the resource. */
    String subject();

    /** The resource as the API and the events show it. */
    Object view();
}
