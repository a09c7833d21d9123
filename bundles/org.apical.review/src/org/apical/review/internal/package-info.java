/** The review command. */
package org.apical.review.internal;
