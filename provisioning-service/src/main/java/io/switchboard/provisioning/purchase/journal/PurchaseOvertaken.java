package io.switchboard.provisioning.purchase.journal;

/** Reports that another instance has changed the purchase since it was read. */
public final class PurchaseOvertaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PurchaseOvertaken(String id) {
        super("purchase " + id + " has changed since it was read");
    }
}
