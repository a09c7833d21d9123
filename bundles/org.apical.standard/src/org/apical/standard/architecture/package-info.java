/** Networks for modest machines and modest questions. */
package org.apical.standard.architecture;
