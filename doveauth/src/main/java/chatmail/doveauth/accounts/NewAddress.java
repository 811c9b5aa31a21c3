// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.accounts;

import chatmail.common.address.Address;

/** An address that is free to be had, and the password to have it with. */
public record NewAddress(Address address, String password) {
    @Override
    public String toString() {
        return "(new address)";
    }
}
