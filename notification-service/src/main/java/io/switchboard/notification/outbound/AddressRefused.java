package io.switchboard.notification.outbound;

import java.net.UnknownHostException;

/** Tells that a name leads to an address that requests may not go to. The message does not repeat the address. */
final class AddressRefused extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    AddressRefused(String host) {
        super(host + " leads to an address that is not allowed");
    }
}
