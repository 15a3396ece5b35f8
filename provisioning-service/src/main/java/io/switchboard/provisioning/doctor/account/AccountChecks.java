package io.switchboard.provisioning.doctor.account;

import java.math.BigDecimal;
import java.util.List;

import io.switchboard.provisioning.doctor.check.DoctorCheck;

/** Lists the checks of an account. */
public final class AccountChecks {

    private AccountChecks() {}

    /**
     * Returns the checks.
     *
     * @param publicBaseUrl the address under which Twilio is to reach the installation
     * @param isTwilio false for a stand-in, which may reach addresses that Twilio does not
     * @param lowBalance the balance, in the account's currency, below which there is a warning
     */
    public static List<DoctorCheck> all(String publicBaseUrl, boolean isTwilio, BigDecimal lowBalance) {
        return List.of(
                new CredentialsCheck(),
                new AccountStatusCheck(),
                new MainAccountCheck(),
                new BalanceCheck(lowBalance),
                new PublicAddressCheck(publicBaseUrl, isTwilio),
                new ErrorLogCheck(),
                new DialingPermissionCheck(),
                new ClockCheck());
    }
}
